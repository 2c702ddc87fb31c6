"""The course's path as an order of pages."""

from workbook.curriculum.model import Pack


def neighbour(pack: Pack, page_id: str, step: int) -> str:
    """The page before (-1) or after (1) on the path, each stop's pages for later after it; what is at hand comes last.

    Empty at either end. A page that comes again counts where it comes first.
    """
    on_path = [page for stop in pack.path for page in (*stop.pages, *stop.later)]
    order = list(dict.fromkeys([*on_path, *pack.toolbox, *pack.at_hand]))
    if page_id not in order:
        return ""
    place = order.index(page_id) + step
    return order[place] if 0 <= place < len(order) else ""
