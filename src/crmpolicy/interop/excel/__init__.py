"""Decision tables and parameters as workbooks that owners edit in Excel, WPS or LibreOffice.

Out: :mod:`sheets` is what a workbook holds, :mod:`notation` how its cells put it, :mod:`workbook` writes it.
Back: :mod:`archive` opens what was saved, under limits, :mod:`grids` reads its cells as exact texts,
:mod:`comparing` tells what was edited. Nothing here knows how policies are written: that is for whoever has
shown what an edit comes to.
"""
