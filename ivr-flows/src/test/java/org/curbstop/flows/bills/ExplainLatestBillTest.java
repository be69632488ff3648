package org.curbstop.flows.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillExplanation;
import org.curbstop.billing.BillExplanation.BillComparison;
import org.curbstop.billing.BillExplanation.DifferenceByCause;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.flows.TestCaller;
import org.curbstop.notices.SmsSegments;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainLatestBillTest {

    private static final LocalDate ISSUED = InMemoryMillbrook.TODAY.minusDays(9);
    private static final int WORDS_IN_30_SECONDS = 75;
    private static final int SEGMENTS = 2;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void any_bill_is_explained_in_75_words_and_two_segments(String language) {
        var random = new Random(20261129);
        for (int i = 0; i < 150; i++) {
            BillExplanation explained = anyExplanation(random);

            String spoken = message(explained, Channel.VOICE, language);
            String texted = reply(explained, Channel.TEXT, language).stream().flatMap(ExplainLatestBillTest::text)
                    .collect(Collectors.joining("\n"));

            assertThat(spoken.split("\\s+").length).as(spoken).isLessThanOrEqualTo(WORDS_IN_30_SECONDS);
            assertThat(SmsSegments.of(SmsSegments.fitted(texted, SEGMENTS)).count()).as(texted).isLessThanOrEqualTo(SEGMENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void the_amounts_in_the_text_add_up_to_the_amount_due(String language) {
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            BillExplanation explained = anyExplanation(random);
            String[] lines = message(explained, Channel.TEXT, language).split("\n");

            long sum = Stream.of(lines).flatMap(line -> signed(line).stream()).mapToLong(Long::longValue).sum();

            assertThat(sum).as(String.join("\n", lines)).isEqualTo(explained.lastBill().orElseThrow().amountDue().minor());
        }
    }

    /** Returns the cents of a line that ends in a signed dollar amount. */
    private static Optional<Long> signed(String line) {
        var found = java.util.regex.Pattern.compile("([+-])\\$([\\d,]+)\\.(\\d\\d)\\.$").matcher(line);
        return found.find() ? Optional.of(Long.parseLong(found.group(1) + found.group(2).replace(",", "") + found.group(3)))
                : Optional.empty();
    }

    private static String message(BillExplanation explained, Channel channel, String language) {
        return ((BotResponse.Message) reply(explained, channel, language).stream()
                .filter(response -> response instanceof BotResponse.Message said && said.key().equals("explain-bill.compared")).findFirst()
                .orElseThrow()).text();
    }

    private static List<BotResponse> reply(BillExplanation explained, Channel channel, String language) {
        var town = new InMemoryMillbrook();
        town.explained = Optional.of(explained);
        var caller = new TestCaller(town, channel, Optional.empty(), Optional.of(new Language(language)));
        caller.hear(new UserInput.SessionOpened("explain-bill"));
        Stream.of("100200898", "pin", "8980").forEach(caller::answer);
        return caller.said;
    }

    private static Stream<String> text(BotResponse response) {
        return switch (response) {
            case BotResponse.Message said when !said.text().isBlank() -> Stream.of(said.text());
            case BotResponse.Question ask -> Stream.of(ask.text(), ask.hint()).filter(text -> !text.isBlank());
            default -> Stream.empty();
        };
    }

    /** Returns a random explanation for all five services, up to tens of thousands of dollars. */
    private static BillExplanation anyExplanation(Random random) {
        Bill before = anyBill(random, ISSUED.minusDays(31));
        Bill now = anyBill(random, ISSUED);
        return new BillExplanation(now, Optional.of(comparison(random, before, now)),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(comparison(random, anyBill(random, ISSUED.minusYears(1)), now)));
    }

    private static Bill anyBill(Random random, LocalDate issued) {
        return MillbrookBills.bill(random.nextInt(3_000_000), random.nextInt(3) == 0 ? random.nextInt(500_000) - 100_000 : 0,
                25 + random.nextInt(40), random.nextInt(900) + ".5", issued, random.nextInt(4) == 0);
    }

    private static BillComparison comparison(Random random, Bill before, Bill now) {
        long left = now.charges().minor() - before.charges().minor();
        Map<ServiceType, DifferenceByCause> split = new TreeMap<>();
        for (ServiceType service : List.of(ServiceType.ELECTRIC, ServiceType.SEWER, ServiceType.STORMWATER, ServiceType.SOLID_WASTE)) {
            var parts = new DifferenceByCause(cents(random), cents(random), cents(random), Money.usd(0));
            left -= parts.total().minor();
            split.put(service, parts);
        }
        split.put(ServiceType.WATER, new DifferenceByCause(Money.usd(0), Money.usd(left), Money.usd(0), Money.usd(0)));
        DifferenceByCause sum = split.values().stream().reduce((a, b) -> new DifferenceByCause(a.days().plus(b.days()),
                a.usage().plus(b.usage()), a.rate().plus(b.rate()), a.oneOff().plus(b.oneOff()))).orElseThrow();
        return new BillComparison(before, now, sum, new TreeMap<>(split));
    }

    private static Money cents(Random random) {
        return Money.usd(random.nextInt(200_000) - 50_000);
    }
}
