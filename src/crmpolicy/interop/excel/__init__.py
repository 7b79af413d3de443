"""Decision tables and parameters as workbooks that owners edit in Excel, WPS or LibreOffice.

Out: :mod:`tables` and :mod:`parameters` lay a sheet out, :mod:`workbook` writes it. Back: :mod:`archive` opens
what was saved under limits, :mod:`grids` reads its cells as exact texts, :mod:`comparing` tells what was edited.
Nothing here writes a policy: that is for whoever has shown what an edit comes to.
"""
