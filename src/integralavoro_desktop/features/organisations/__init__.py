"""Every body around the work of a person: employers, hosts, promoters, services, offices, associations."""
