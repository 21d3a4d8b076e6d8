package dev.penstock.inference.entity;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What has a form of its own: e-mail addresses, IBANs with the right check digits, telephone numbers, dates that exist, amounts of money.
 * A date of figures only is read day first, unless only the other way makes a date.
 */
final class Patterns {
    private static final Pattern EMAIL = Pattern.compile(
            "\\b[\\w.+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,24}\\b");

    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\\b");

    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.,/-])(?:\\+|00)[1-9][0-9]{0,2}(?:[ .\\-/]?\\(0\\))?(?:[ .\\-/]?[0-9]{1,5}){2,6}(?![\\w/])"
                    + "|(?<![\\w.,/-])\\(?0[0-9]{1,4}\\)?(?:[ .\\-/][0-9]{2,8}){1,4}(?![\\w/])"
                    + "|(?<![\\w.,/-])\\(?[2-9][0-9]{2}\\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![\\w/])"
                    + "|(?<=(?i:tel|phone|mobile|fax|call)[.:]?[ ]{0,2})[0-9][0-9 \\-]{5,14}[0-9](?![\\w/])");

    private static final int PHONE_DIGITS_MIN = 7;
    private static final int PHONE_DIGITS_MAX = 15;

    private static final String MONTHS =
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static final Pattern ISO_DATE =
            Pattern.compile("(?<![\\w-])([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?![0-9-])");
    private static final Pattern FIGURES =
            Pattern.compile("(?<![\\w./-])([0-3]?[0-9])([./-])([0-3]?[0-9])\\2([12][0-9]{3}|[0-9]{2})(?![\\w/-])");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?i)(?<![\\w.])([0-3]?[0-9])(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?(" + MONTHS
                    + ")\\.?,?[ -]{0,2}([12][0-9]{3}|[0-9]{2})(?![\\w])");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?i)(?<![\\w])(" + MONTHS + ")\\.? {0,2}([0-3]?[0-9])(?:st|nd|rd|th)?,? {0,2}([12][0-9]{3})(?![\\w])");

    private static final String CURRENCIES =
            "EUR|USD|GBP|CHF|CAD|AUD|NZD|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|RON|SGD|MYR|RM|ZAR|BRL|MXN|KRW|THB|TRY";
    private static final String NUMBER = "[0-9]{1,3}(?:[ ,.'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?";
    private static final Pattern MONEY = Pattern.compile("(?<![\\w])(?:(?<sign>[€$£¥₹])|(?<before>" + CURRENCIES
            + ")) {0,2}(?<first>" + NUMBER + ")(?![\\w%])|(?<![\\w.,])(?<second>" + NUMBER
            + ") {0,2}(?:(?<signAfter>[€£¥₹])|(?<after>" + CURRENCIES + ")\\b)");

    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR", "RM", "MYR");
    private static final int CENTURY = 2_000;
    private static final int CENTURY_BEFORE_FROM = 70;

    private Patterns() {}

    /** Without overlaps; what comes first in the list of kinds above wins. */
    static List<Entity> find(String text) {
        List<Entity> found = new ArrayList<>();
        add(found, EMAIL, text, EntityType.EMAIL, match -> match.group().toLowerCase(Locale.ROOT));
        ibans(found, text);
        add(found, ISO_DATE, text, EntityType.DATE, match -> date(match.group(1), match.group(2), match.group(3)));
        add(found, DAY_MONTH, text, EntityType.DATE, match -> date(match.group(3), match.group(2), match.group(1)));
        add(found, MONTH_DAY, text, EntityType.DATE, match -> date(match.group(3), match.group(1), match.group(2)));
        add(found, FIGURES, text, EntityType.DATE, Patterns::figures);
        add(found, MONEY, text, EntityType.MONEY, Patterns::money);
        add(found, PHONE, text, EntityType.PHONE, Patterns::phone);
        return found;
    }

    private interface Reading {
        /** What a match says; null where it is none after all. */
        @Nullable
        String of(Matcher match);
    }

    private static void add(List<Entity> found, Pattern pattern, String text, EntityType type, Reading reading) {
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            String value = reading.of(match);
            if (value != null) {
                addFree(found, new Entity(type, match.start(), match.end(), value));
            }
        }
    }

    private static void addFree(List<Entity> found, Entity entity) {
        if (found.stream().noneMatch(entity::overlaps)) {
            found.add(entity);
        }
    }

    /** What follows a number may look like more of it: the country says how long it is. */
    private static void ibans(List<Entity> found, String text) {
        Matcher match = IBAN.matcher(text);
        while (match.find()) {
            StringBuilder number = new StringBuilder();
            int length = Iban.length(match.group().substring(0, 2));
            int at = match.start();
            while (at < match.end() && number.length() < length) {
                if (text.charAt(at) != ' ') {
                    number.append(text.charAt(at));
                }
                at++;
            }
            if (Iban.isValid(number.toString())) {
                addFree(found, new Entity(EntityType.IBAN, match.start(), at, number.toString()));
            }
        }
    }

    private static @Nullable String figures(Matcher match) {
        String dayFirst = date(match.group(4), match.group(3), match.group(1));
        return dayFirst == null ? date(match.group(4), match.group(1), match.group(3)) : dayFirst;
    }

    private static @Nullable String date(String year, String month, String day) {
        int number = Integer.parseInt(year);
        if (year.length() == 2) {
            number += number < CENTURY_BEFORE_FROM ? CENTURY : CENTURY - 100;
        }
        try {
            return LocalDate.of(number, month(month), Integer.parseInt(day)).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int month(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : "janfebmaraprmayjunjulaugsepoctnovdec"
                                        .indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT))
                                / 3
                        + 1;
    }

    private static String money(Matcher match) {
        String currency = first(match, "sign", "before", "signAfter", "after");
        String number = first(match, "first", "second");
        return SIGNS.getOrDefault(currency, currency) + " " + amount(number).toPlainString();
    }

    private static String first(Matcher match, String... groups) {
        for (String group : groups) {
            String found = match.group(group);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("one of the groups takes part in each match");
    }

    /** The last comma or point with one or two figures behind it parts the cents; all others part thousands. */
    private static BigDecimal amount(String number) {
        int comma = Math.max(number.lastIndexOf(','), number.lastIndexOf('.'));
        boolean cents = comma >= 0 && number.length() - comma <= 3;
        String whole = (cents ? number.substring(0, comma) : number).replaceAll("\\D", "");
        return new BigDecimal(cents ? whole + "." + number.substring(comma + 1) : whole);
    }

    private static @Nullable String phone(Matcher match) {
        String digits =
                match.group().replace("(0)", "").replaceAll("[^0-9+]", "").replaceFirst("^00", "+");
        int count = digits.replace("+", "").length();
        return count < PHONE_DIGITS_MIN || count > PHONE_DIGITS_MAX ? null : digits;
    }
}
