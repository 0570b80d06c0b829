package com.saleswright.people;

import java.time.LocalTime;

/**
 * Where people work, with the hours and holidays that due dates are reckoned by.
 *
 * @param id lower case letters, digits and hyphens
 * @param zone time zone, for example {@code Europe/Berlin}
 * @param holidayRegion whose public holidays are kept: a country, or a country and its part, for example {@code SG},
 *     {@code US-ma}, {@code DE-by}
 * @param opens start of the business hours, Monday to Friday
 * @param closes end of the business hours on the same day
 */
public record Office(String id, String name, String zone, String holidayRegion, LocalTime opens, LocalTime closes) {}
