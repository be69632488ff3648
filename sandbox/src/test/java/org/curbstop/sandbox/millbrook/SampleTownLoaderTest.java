package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.TariffLines;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

class SampleTownLoaderTest {

    /** Shared by all tests: the first one loads the town, the others find it loaded. */
    @TempDir
    static Path data;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(basePackages = {
            "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
            "org.curbstop.usage",
        "org.curbstop.policies", "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.arrangements",
        "org.curbstop.sandbox.millbrook"
    }, excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PayingADeposit.class)) // without Stripe
    static class Town {}

    @Test
    void the_town_matches_its_records_and_is_not_loaded_twice() {
        var counted = new int[1];
        start("2026-11-22", town -> {
            assertThat(owed(town)).isEqualTo(Map.of(
                    "100200302", "84.12", "100200484", "312.40", "100200559", "41.07", "100200633", "0.00", "100200716", "129.95",
                    "100200898", "287.63", "100200971", "1904.18", "100201052", "66.20", "100201136", "0.00"));
            var bo = town.getBean(Bills.class).owed(new AccountId("acct_100200484")).orElseThrow();
            assertThat(bo.pastDue()).isEqualTo(Money.usd("228.15"));
            assertThat(bo.pastDueSince()).contains(java.time.LocalDate.parse("2026-10-13"));
            var sam = Actor.staff("sam");
            var threatened = town.getBean(Disconnections.class).explain(new AccountId("acct_100200484"), sam).orElseThrow();
            assertThat(threatened.amountDue()).contains(Money.usd("228.15"));
            assertThat(threatened.notice()).hasValueSatisfying(notice -> {
                assertThat(notice.notBefore()).isEqualTo("2026-12-02"); // ten days later, a Wednesday
                assertThat(notice.proofs()).hasSameSizeAs(notice.addressees()).hasSize(2);
            });
            assertThat(town.getBean(Holds.class).accountFlags(new AccountId("acct_100201052"), sam).device()).hasValueSatisfying(
                    device -> assertThat(device.what()).isEqualTo("oxygen"));
            counted[0] = entries(town);

            assertThat(TariffLines.wrong(bo.latest().orElseThrow(), town.getBean(Tariff.class))).isEmpty();
            assertThat(town.getBean(MeterReads.class).monthlyUsage(new AccountId("acct_100200302"), 25))
                    .filteredOn(m -> m.service() == ServiceType.WATER)
                    .hasSizeBetween(24, 25)
                    .allSatisfy(m -> assertThat(m.used()).isPositive());
        });
        start("2026-11-23", town -> {
            assertThat(entries(town)).isEqualTo(counted[0]);
            assertThat(owed(town)).containsEntry("100200302", "84.12");
            assertThat(town.getBean(Bills.class).owed(new AccountId("acct_100200302")).orElseThrow().due())
                    .contains(java.time.LocalDate.parse("2026-12-04"));
        });
    }

    @Test
    void a_customer_can_verify_by_pin_and_a_stranger_cannot() {
        start("2026-11-22", town -> {
            var identity = town.getBean(ProvingIdentity.class);
            Actor caller = Actor.anonymous(Channel.VOICE, "+15035550105");
            var challenge = identity.startChallenge(new IdentityClaim.ByAccountNumber(new AccountNumber("100200302")), caller);

            assertThat(identity.verifyPin(challenge.id(), "0302")).isInstanceOf(VerificationResult.Wrong.class);
            assertThat(identity.verifyPin(challenge.id(), "2030")).isInstanceOf(VerificationResult.Verified.class);

            var accounts = town.getBean(Accounts.class);
            assertThat(accounts.listPeopleByPhone(new PhoneNumber("+15035550105"))).singleElement()
                    .satisfies(eve -> assertThat(accounts.listInvolving(eve.id())).isEmpty());
            assertThat(accounts.findByNumber(new AccountNumber("100200633")).orElseThrow().tenants())
                    .containsExactly(SamplePerson.TESS.id());
        });
    }

    @Test
    void there_are_forty_premises_on_four_feeders_and_two_zones() {
        start("2026-11-22", town -> {
            var accounts = town.getBean(Accounts.class);
            var premises = Arrays.stream(SampleStreet.values())
                    .flatMap(street -> java.util.stream.IntStream.rangeClosed(1, 200).mapToObj(street::house))
                    .flatMap(house -> accounts.findPremiseAt(house.address()).stream())
                    .toList();

            assertThat(premises).hasSize(SampleTownLoader.PREMISES);
            assertThat(premises.stream().map(p -> p.feeder().orElseThrow()).distinct()).containsExactlyInAnyOrder("North", "Mill",
                    "Foundry", "Ridge");
            assertThat(premises.stream().map(p -> p.pressureZone().orElseThrow()).distinct()).containsExactlyInAnyOrder("Low", "High");
            assertThat(accounts.findPremiseAt(SampleStreet.ALDER.house(12).address()).orElseThrow().feeder()).contains("North");
        });
    }

    private static Map<String, String> owed(ApplicationContext town) {
        return customers().stream().collect(Collectors.toMap(SampleAccount::number,
                c -> town.getBean(Bills.class).owed(c.id()).orElseThrow().total().decimal().toPlainString()));
    }

    private static int entries(ApplicationContext town) {
        return customers().stream().mapToInt(c -> town.getBean(Ledger.class).entries(c.id(), 1000, Optional.empty()).size()).sum();
    }

    private static List<SampleAccount> customers() {
        return Arrays.stream(SamplePerson.values()).flatMap(p -> p.accounts().stream()).toList();
    }

    private void start(String today, Consumer<ApplicationContext> look) {
        try (var town = new SpringApplicationBuilder(Town.class)
                .web(WebApplicationType.NONE)
                .properties("curbstop.data=" + data, "curbstop.now=" + today, "spring.main.banner-mode=off")
                .run()) {
            look.accept(town);
        }
    }
}
