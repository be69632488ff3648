package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.lookup.AddressMatcher;
import org.curbstop.accounts.lookup.AddressNormalizer;
import org.curbstop.accounts.lookup.SimilarAddressFinder;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PostalCode;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;

/** Values as people say and write them, under {@code src/test/resources/understanding/slots}, independent of the parsers. */
final class SlotCases {

    private static final Set<String> MONEY_AND_DATES = Set.of("amount", "date", "birth-date");
    private static final UtteranceParser PARSER = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
    private static final List<Premise> PREMISES = Stream.of("12 Alder St", "14 Alder St", "16 Alder St", "7 Birch Ave", "3 Cedar Ct",
            "5 Cedar Ct", "21 Dogwood Ln", "40 Elm St", "88 Foundry Rd")
            .map(line -> Premise.at(new Address(line, "Millbrook", "OR", new PostalCode("97999")))).toList();

    /** @param value expected value; {@code refuse} if the words name none or are ambiguous */
    record SlotCase(Language language, String kind, LocalDate today, String said, String value) {

        boolean exact() {
            return read().equals(value);
        }

        /** Returns whether money or a date is read wrongly, which does harm; a refusal only costs one more question. */
        boolean silentlyWrong() {
            return MONEY_AND_DATES.contains(kind) && !exact() && !read().equals("refuse");
        }

        String read() {
            return switch (kind) {
                case "date" -> value(SlotType.DATE);
                case "birth-date" -> parsed(SlotType.DATE).filter(day -> ((SlotValue.Day) day).date().isBefore(today))
                        .map(SlotValue::asText).orElse("refuse");
                case "amount" -> value(SlotType.MONEY);
                case "account" -> value(SlotType.ACCOUNT);
                case "phone" -> value(SlotType.PHONE).replaceAll("[() -]", "");
                case "address" -> premise(parsed(SlotType.ADDRESS).map(SlotValue::asText).orElse(""));
                case "yes-no" -> PARSER.yesNo(ParsedUtterance.of(said), language).map(yes -> yes ? "yes" : "no").orElse("neither");
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private String value(SlotType type) {
            return parsed(type).map(SlotValue::asText).orElse("refuse");
        }

        private Optional<SlotValue> parsed(SlotType type) {
            return PARSER.parse(type, 0, ParsedUtterance.of(said), language, today, Money.USD);
        }

        @Override
        public String toString() {
            return kind + " «" + said + "» on " + today + " is " + value + " but read as " + read();
        }
    }

    private SlotCases() {}

    static List<SlotCase> of(Language language) {
        try (var file = SlotCases.class.getResourceAsStream("/understanding/slots/" + language.tag() + ".tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t"))
                    .map(cells -> new SlotCase(language, cells[0], LocalDate.parse(cells[1]), cells[2], cells[3])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String premise(String place) {
        return AddressMatcher.match(place, typed -> inBuckets(List.of(AddressNormalizer.bucket(typed))))
                .map(match -> match.premise().address().line1())
                .orElseGet(() -> {
                    var similar = SimilarAddressFinder.find(place, SlotCases::inBuckets);
                    return similar.size() == 1 ? similar.getFirst() : "refuse";
                });
    }

    private static List<Premise> inBuckets(Collection<String> buckets) {
        return PREMISES.stream().filter(premise -> buckets.contains(AddressNormalizer.bucket(premise.address().line1()))).toList();
    }
}
