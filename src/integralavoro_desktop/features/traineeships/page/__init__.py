"""The pages of traineeships: one traineeship with its month register, and the list of all of them."""

from __future__ import annotations

from integralavoro_desktop.features.traineeships.page.listing import traineeship_list
from integralavoro_desktop.features.traineeships.page.traineeship_page import TraineeshipPage

__all__ = ["TraineeshipPage", "traineeship_list"]
