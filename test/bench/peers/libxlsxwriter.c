/* The same workbook by libxlsxwriter in constant memory: header, widths, dates and number formats. */
#include <sqlite3.h>
#include <stdio.h>
#include <xlsxwriter.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    sqlite3 *db;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) return 1;
    if (sqlite3_prepare_v2(db, "SELECT * FROM analytics", -1, &statement, NULL) != SQLITE_OK) return 1;

    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *workbook = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "analytics");
    lxw_format *header = workbook_add_format(workbook);
    format_set_bold(header);
    format_set_bg_color(header, 0x1F4E79);
    format_set_font_color(header, LXW_COLOR_WHITE);
    lxw_format *decimal = workbook_add_format(workbook);
    format_set_num_format(decimal, "0.00");
    lxw_format *day = workbook_add_format(workbook);
    format_set_num_format(day, "yyyy-mm-dd");
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_column(sheet, 0, 9, 20, NULL);

    int columns = sqlite3_column_count(statement);
    for (int column = 0; column < columns; column++)
        worksheet_write_string(sheet, 0, column, sqlite3_column_name(statement, column), header);
    for (lxw_row_t row = 1; sqlite3_step(statement) == SQLITE_ROW; row++) {
        for (int column = 0; column < columns; column++) {
            if (column == 8) {
                lxw_datetime moment = {0};
                sscanf((const char *)sqlite3_column_text(statement, column), "%d-%d-%d", &moment.year, &moment.month,
                       &moment.day);
                worksheet_write_datetime(sheet, row, column, &moment, day);
                continue;
            }
            switch (sqlite3_column_type(statement, column)) {
            case SQLITE_INTEGER:
            case SQLITE_FLOAT:
                worksheet_write_number(sheet, row, column, sqlite3_column_double(statement, column),
                                       column == 6 ? decimal : NULL);
                break;
            case SQLITE_TEXT:
                worksheet_write_string(sheet, row, column, (const char *)sqlite3_column_text(statement, column), NULL);
                break;
            }
        }
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return workbook_close(workbook) == LXW_NO_ERROR ? 0 : 1;
}
