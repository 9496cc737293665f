/* Days and ranges of days. */
#include "document/date.h"

#include <check.h>

START_TEST(days_count_from_1970)
{
    ck_assert_int_eq(day_of((CivilDate){1970, 1, 1}), 0);
    ck_assert_int_eq(day_of((CivilDate){2024, 1, 16}), 19738);
    for (Day day = -200000; day < 200000; day += 37)
        ck_assert_int_eq(day_of(day_civil(day)), day);
}
END_TEST

START_TEST(weekdays_follow_the_calendar)
{
    ck_assert_int_eq(day_weekday(day_of((CivilDate){2024, 1, 19})), 5); /* a Friday */
    ck_assert_int_eq(day_weekday(day_of((CivilDate){1969, 12, 28})), 7); /* a Sunday */
}
END_TEST

START_TEST(iso_dates_are_read)
{
    DateRange range;
    ck_assert(date_parse(TEXT("2024-02-29"), &range) && range.low == range.high && range.precision == DATE_DAY);
    ck_assert(date_parse(TEXT("2024-02"), &range) && range.high - range.low == 28);
    ck_assert(!date_parse(TEXT("2023-02-29"), &range));
    ck_assert(!date_parse(TEXT("2023-2-9"), &range));
    ck_assert(!date_parse(TEXT("2023-02-29x"), &range));
}
END_TEST

Suite *date_suite(void);
Suite *date_suite(void)
{
    Suite *suite = suite_create("date");
    TCase *all = tcase_create("all");
    tcase_add_test(all, days_count_from_1970);
    tcase_add_test(all, weekdays_follow_the_calendar);
    tcase_add_test(all, iso_dates_are_read);
    suite_add_tcase(suite, all);
    return suite;
}
