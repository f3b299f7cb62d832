"""The style sheet of the few standard widgets that are not painted by us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.gui.tokens import RADIUS, ROLES, TONES, mix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.gui.tokens import Tokens


def build_qss(t: Tokens, scale: float = 1.0, *, control: int = 38) -> str:
    """Return the style sheet for a look; `scale` multiplies type and heights, `control` is the height at 100 %."""

    def px(value: float) -> int:
        return round(value * scale)

    parts = (
        *_labels(t, scale),
        _fields(t, px(15), px(control)),
        _combo_and_menus(t, px(15), px(32)),
        _tables(t, px(13), px(36)),
        _tabs(t, px(15), px(36)),
        _frames(t),
        _scroll_bars(t),
    )
    return "\n".join(parts)


def _labels(t: Tokens, scale: float) -> Iterator[str]:
    for role, (size, weight) in ROLES.items():
        yield f'QLabel[role="{role}"] {{ font-size: {round(size * scale)}px; font-weight: {weight}; color: {t.text}; }}'
    for tone in ("text2", "muted", "on_accent", "on_practice", *TONES[1:]):
        yield f'QLabel[tone="{tone}"] {{ color: {t.color(tone)}; }}'


def _fields(t: Tokens, size: int, height: int) -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    all_kinds = ", ".join(kinds)
    hover = ", ".join(f"{kind}:hover:enabled" for kind in kinds)
    off = ", ".join(f"{kind}:disabled" for kind in kinds)
    read = ", ".join(f'{kind}[readOnly="true"]' for kind in kinds[:3])
    wrong = ", ".join(f'{kind}[invalid="true"]' for kind in kinds)
    return f"""
{all_kinds} {{ background: {t.surface}; color: {t.text}; border: {t.line_width}px solid {t.edge};
  border-radius: {RADIUS["control"]}px; font-size: {size}px; padding: 0 11px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.muted}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {height - 2 * t.line_width}px; }}
QPlainTextEdit, QTextEdit {{ padding: 6px 7px; }}
{hover} {{ border-color: {t.text2}; }}
{off} {{ background: {t.sunken}; color: {t.muted}; border-color: {t.line}; }}
{read} {{ background: {t.sunken}; border-color: {t.line}; }}
{wrong} {{ border: 2px solid {t.danger}; }}
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QLineEdit[large="true"] {{ font-size: {round(size * 20 / 15)}px; }}
QComboBox {{ padding-right: 34px; }}
QComboBox[empty="true"] {{ color: {t.muted}; }}
QComboBox::drop-down {{ border: none; width: 34px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
"""


def _combo_and_menus(t: Tokens, size: int, row: int) -> str:
    edge = t.edge if t.is_contrast else t.line
    return f"""
QComboBox QAbstractItemView, QListView[popup="true"] {{ background: {t.surface}; color: {t.text};
  border: {t.line_width}px solid {edge}; padding: 4px; outline: none; font-size: {size}px; }}
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {{ min-height: {row}px; padding: 0 8px;
  border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {{ background: {_chosen(t)};
  color: {_on_chosen(t)}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: {t.line_width}px solid {edge}; padding: 6px;
  font-size: {size}px; }}
QMenu::item {{ min-height: {row}px; padding: 2px 24px 2px 12px; border-radius: 6px; }}
QMenu::icon {{ padding-left: 10px; }}
QMenu::item:selected {{ background: {_chosen(t)}; color: {_on_chosen(t)}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: {t.line_width}px; background: {t.line}; margin: 6px 8px; }}
QToolTip {{ background: {t.text}; color: {t.bg}; border: 1px solid {t.text}; padding: 6px 8px;
  font-size: {round(size * 13 / 15)}px; }}
"""


def _tables(t: Tokens, head: int, row: int) -> str:
    return f"""
QTableView, QTreeView, QListView {{ background: {t.surface}; color: {t.text}; border: none; outline: none;
  gridline-color: {t.line}; selection-background-color: {t.accent_soft}; selection-color: {t.text};
  alternate-background-color: {t.surface}; }}
QHeaderView {{ background: {t.sunken}; border: none; }}
QHeaderView::section {{ background: {t.sunken}; color: {t.text2}; border: none;
  border-bottom: {t.line_width}px solid {t.line}; padding: 0 12px; min-height: {row}px;
  font-size: {head}px; font-weight: 600; }}
QHeaderView::section:hover {{ color: {t.text}; }}
QTableCornerButton::section {{ background: {t.sunken}; border: none; }}
"""


def _tabs(t: Tokens, size: int, height: int) -> str:
    return f"""
QTabWidget::pane {{ border: none; border-top: {t.line_width}px solid {t.line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.text2}; border: none; border-bottom: 3px solid transparent;
  font-size: {size}px; font-weight: 500; min-height: {height}px; padding: 0 2px; margin-right: 28px; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; font-weight: 600; }}
QTabBar::scroller {{ width: 36px; }}
"""


def _frames(t: Tokens) -> str:
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; border: none; }}
QDialog, QMainWindow {{ background: {t.bg}; }}
QSplitter::handle {{ background: transparent; }}
"""


def _scroll_bars(t: Tokens) -> str:
    thumb = t.edge if t.is_contrast else mix(t.edge, t.bg, 0.8)
    return f"""
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle {{ background: {thumb}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {t.text2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _chosen(t: Tokens) -> str:
    return t.accent if t.is_contrast else t.accent_soft


def _on_chosen(t: Tokens) -> str:
    return t.on_accent if t.is_contrast else t.text
