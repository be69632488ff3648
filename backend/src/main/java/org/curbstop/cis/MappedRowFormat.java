package org.curbstop.cis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.cis.ColumnMapping.ColumnSource;

/** Converts the field names and values of an external export, as its mapping specifies. */
record MappedRowFormat(RowFormat source, ColumnMapping mapping) implements RowFormat {

    private static final Set<String> DAYS = Set.of("opened", "closed", "issued", "due", "period_from", "period_to", "past_due_since",
            "date", "next_day");
    private static final Set<String> MOMENTS = Set.of("as_of", "posted", "at");
    private static final Set<String> NUMBERS = Set.of("total", "previous_balance", "payments", "balance", "not_due", "past_due",
            "past_due_1_30", "past_due_31_60", "past_due_61_90", "past_due_over_90", "amount", "register", "used", "peak", "latitude",
            "longitude");
    /** Thousands separators: points, any kind of space, apostrophes. */
    private static final String SEPARATOR = "[.\\s\\u00a0\\u202f']";
    private static final Pattern THOUSANDS = Pattern.compile(SEPARATOR);
    /** A sign or currency, the whole part, the decimals, a sign. A point that does not separate thousands is a decimal point. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile(
            "([^\\d.,]*)(\\d{1,3}(?:" + SEPARATOR + "\\d{3})++|\\d*)(?:,(\\d+))?([^\\d.,]*)");
    private static final Pattern NOTHING = Pattern.compile("[-+$\\s]*0*([.,]0*)?[-\\s]*");

    @Override
    public ParsedRow parse(RawRow raw) {
        return switch (source.parse(raw)) {
            case ParsedRow.Malformed malformed -> malformed;
            case ParsedRow.Fields theirs -> mapped(theirs);
        };
    }

    private ParsedRow mapped(ParsedRow.Fields theirs) {
        Map<String, String> row = theirs.byName().entrySet().stream().filter(each -> !mapping.empty().contains(each.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var ours = new HashMap<String, String>();
        var unreadable = new HashMap<String, String>();
        mapping.columns().forEach((field, from) -> {
            try {
                value(field, from, row).ifPresent(value -> ours.put(field, value));
            } catch (DateTimeException | IllegalArgumentException e) {
                unreadable.put(field, expected(field, from));
            }
        });
        return new ParsedRow.Fields(theirs.line(), ours, unreadable);
    }

    private String expected(String field, ColumnSource from) {
        String column = from instanceof ColumnSource.Column named ? " in column " + named.name() : "";
        if (isDay(field)) {
            return "a date in the form that the mapping names" + column;
        }
        boolean number = NUMBERS.contains(field) || from instanceof ColumnSource.Template;
        return (number ? "a number with a decimal comma, as the mapping says" : "one of the values that the mapping names") + column;
    }

    private static boolean isDay(String field) {
        return DAYS.contains(field) || MOMENTS.contains(field);
    }

    private Optional<String> value(String field, ColumnSource from, Map<String, String> row) {
        return switch (from) {
            case ColumnSource.Constant constant -> Optional.of(constant.value());
            case ColumnSource.Template template -> filled(template.text(), row);
            case ColumnSource.Column column -> Optional.ofNullable(row.get(column.name())).map(text -> converted(field, column, text));
        };
    }

    private String converted(String field, ColumnSource.Column column, String text) {
        String value = text;
        if (!column.values().isEmpty()) {
            value = Optional.ofNullable(column.values().get(text)).or(column::otherwise).orElseThrow(IllegalArgumentException::new);
        }
        if (isDay(field)) {
            value = day(field, value);
        } else if (NUMBERS.contains(field)) {
            value = number(value);
        }
        while (!column.strip().isEmpty() && value.startsWith(column.strip())) {
            value = value.substring(column.strip().length());
        }
        if (value.length() < column.pad()) {
            value = "0".repeat(column.pad() - value.length()) + value;
        }
        return column.negate() ? negated(value) : value;
    }

    private String day(String field, String text) {
        if (MOMENTS.contains(field) && mapping.times().isPresent()) {
            try {
                return LocalDateTime.parse(text, mapping.times().get()).toString();
            } catch (DateTimeException e) {
                if (mapping.dates().isEmpty()) {
                    throw e;
                }
            }
        }
        return mapping.dates().map(form -> LocalDate.parse(text, form).toString()).orElse(text);
    }

    private String number(String text) {
        if (!mapping.decimalComma()) {
            return text;
        }
        Matcher parts = DECIMAL_COMMA.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException();
        }
        String decimals = parts.group(3) == null ? "" : "." + parts.group(3);
        return THOUSANDS.matcher(parts.group(1) + parts.group(2)).replaceAll("") + decimals
                + THOUSANDS.matcher(parts.group(4)).replaceAll("");
    }

    /** Leaves an amount with two signs as it is, so that it is rejected. */
    private static String negated(String text) {
        if (text.chars().filter(sign -> sign == '-' || sign == '(').count() > 1) {
            return text;
        }
        String bare = text.replaceAll("[-()]", "").strip();
        return bare.length() == text.strip().length() ? "-" + bare : bare;
    }

    /** Fills in a template. Omits parts between bars that have an empty column or a zero amount. */
    private Optional<String> filled(String template, Map<String, String> row) {
        String text = Stream.of(template.split("\\|")).map(part -> part(part, row)).flatMap(Optional::stream)
                .collect(Collectors.joining("|"));
        return RowFormat.normalize(text);
    }

    private Optional<String> part(String part, Map<String, String> row) {
        List<String> missing = ColumnMapping.PLACEHOLDER.matcher(part).results()
                .filter(each -> !row.containsKey(each.group(1))
                        || each.group(2) != null && NOTHING.matcher(row.getOrDefault(each.group(1), "")).matches())
                .map(each -> each.group(1)).toList();
        return missing.isEmpty()
                ? Optional.of(ColumnMapping.PLACEHOLDER.matcher(part).replaceAll(each -> Matcher.quoteReplacement(
                        each.group(2) == null ? row.getOrDefault(each.group(1), "") : number(row.getOrDefault(each.group(1), "")))))
                : Optional.empty();
    }
}
