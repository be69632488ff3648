package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields of a posting by their names in files and mappings. */
final class PostingFields {

    static final String AMOUNT = "amount";
    static final String DAY = "day";
    static final String AT = "at";
    static final String CREATED = "created";
    static final String KIND = "kind";
    static final String DETAILS = "details";
    static final String DETAIL = DETAILS + ".";

    /** All fields except amounts and times, which have their own formats. */
    private static final Set<String> TEXTS = Set.of("sequence", "id", KIND, "action", "account", "currency", DETAILS);

    private PostingFields() {}

    /** Returns the name used in files: lower case with hyphens. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isKnown(String field) {
        return isFormatted(field) || TEXTS.contains(field) || field.startsWith(DETAIL) && field.length() > DETAIL.length();
    }

    static boolean isDate(String field) {
        return field.equals(DAY) || isTime(field);
    }

    static boolean isTime(String field) {
        return field.equals(AT) || field.equals(CREATED);
    }

    private static boolean isFormatted(String field) {
        return field.equals(AMOUNT) || isDate(field);
    }

    static Instant time(Posting posting, String field) {
        return field.equals(AT) ? posting.at() : posting.createdAt();
    }

    /** Returns the text of a field that is neither an amount nor a time; empty if the posting has none. */
    static String text(Posting posting, String field) {
        return switch (field) {
            case "sequence" -> Long.toString(posting.sequence());
            case "id" -> posting.source();
            case KIND -> code(posting.kind());
            case "action" -> posting.action();
            case "account" -> posting.number().orElse("");
            case "currency" -> posting.amount().map(amount -> amount.currency().getCurrencyCode()).orElse("");
            case DETAILS -> details(posting);
            default -> Optional.ofNullable(posting.details().get(field.substring(DETAIL.length()))).orElse("");
        };
    }

    /** Sorted by name, so that the same posting always yields the same bytes. */
    private static String details(Posting posting) {
        return new TreeMap<>(posting.details()).entrySet().stream().map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining(";"));
    }
}
