package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.sandbox.millbrook.AccessChecks.ALL;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.accounts.LoginLinks;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.common.Actor;
import org.curbstop.documents.SentDocuments;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.orders.Orders;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.sandbox.millbrook.AccessChecks.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.modulith.NamedInterface;

/**
 * Calls every capability method that takes an actor as every actor without access: for Bo's data, and for data that does not exist. The two
 * answers must be the same.
 */
class AccessControlTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(basePackages = {
            "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
            "org.curbstop.usage",
        "org.curbstop.policies", "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.arrangements",
        "org.curbstop.outages", "org.curbstop.cases", "org.curbstop.grievances", "org.curbstop.cis", "org.curbstop.sandbox.millbrook"
    }, excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PayingADeposit.class)) // without Stripe
    static class Town {}

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext town;
    private static AccessSubject bos;

    private static List<Row> rows() {
        var money = new BillingAccessChecks(town, bos);
        var work = new OperationsAccessChecks(town, bos);
        return Stream
                .of(money.accounts(), money.arrangements(), money.assistance(), work.papers(), work.cases(), work.grievances(),
                        work.orders(), work.outages(),
                        work.exchange())
                .flatMap(List::stream).toList();
    }

    /** Methods that take an actor and return nothing about another person's data. */
    private static final Map<String, String> UNCHECKED = Map.ofEntries(
            Map.entry("LockOuts.listActive", "of nobody by name; for the office only, LockOutsTest"),
            Map.entry("LockOuts.alarms", "of nobody by name; for the office only, LockOutsTest"),
            Map.entry("LockOuts.lift", "by an id that the office was given before; LockOutsTest"),
            Map.entry("CallbackSlots.atLimit", "of nobody by account; for the office only, CasesTest"),
            Map.entry("ReferenceLookupLimiter.lookUp", "counts tries before another asks"),
            Map.entry("ProvingIdentity.startChallenge", "proves; ProvingIdentityTest has the same answer and the same time for no such"),
            Map.entry("GuestAccountLookup.find", "matches number and postal code; GuestMatchTest"),
            Map.entry("CustomerProfiles.markContactConfirmed", "through ConfirmingContacts.confirm, with the code that was sent"),
            Map.entry("LoginLinks.link", "by a proof of one's own; LoginsTest"),
            Map.entry("SentDocuments.save", "takes in, shows nothing"),
            Map.entry("IntakeRequests.submit", "takes in, shows nothing of another's"),
            Map.entry("Complaints.file", "takes in, shows nothing of another's"),
            Map.entry("Orders.isChangeable", "of an order that was given out before"));

    @BeforeAll
    static void settle() {
        town = new SpringApplicationBuilder(Town.class)
                .web(WebApplicationType.NONE)
                .properties("curbstop.data=" + data, "curbstop.now=2026-11-22", "spring.main.banner-mode=off")
                .run();
        town.getBean(AgencyMemberships.class).join("otis", "millbrook-home-repair", Actor.SYSTEM);
        bos = new SampleRecords(town).settled();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    /** Returns the answer with the requested IDs masked. */
    private static String answer(Row row, AccessSubject subject, Actor who) {
        String said;
        try {
            said = String.valueOf(row.ask().of(subject, who));
        } catch (IllegalArgumentException refused) {
            said = "refused: " + refused.getMessage();
        } catch (RuntimeException fault) {
            said = "fault: " + fault;
        }
        for (Object asked : List.of(subject.account(), subject.person(), subject.order(), subject.notice(), subject.handOff(),
                subject.outage())) {
            said = said.replace(asked.toString(), "*");
        }
        return said;
    }

    @Test
    void data_of_others_gets_the_same_answer_as_data_that_does_not_exist() {
        var told = new ArrayList<String>();
        for (Row row : rows()) {
            for (Actor who : ALL) {
                if (!row.may().contains(who)) {
                    String real = answer(row, bos, who);
                    String none = answer(row, AccessSubject.nobody(), who);
                    if (!real.equals(none) || real.startsWith("fault")) {
                        told.add(row.method() + " by " + who + " " + who.workerName().orElse("") + ": " + real + " / " + none);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void actors_with_access_get_an_answer() {
        var silent = new ArrayList<String>();
        for (Row row : rows()) {
            if (row.look()) {
                for (Actor who : row.may()) {
                    String real = answer(row, bos, who);
                    if (real.equals(answer(row, AccessSubject.nobody(), who)) || real.startsWith("refused") || real.startsWith("fault")) {
                        silent.add(row.method() + " by " + who + ": " + real);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void every_method_with_an_actor_is_checked() {
        Set<String> known = Stream.concat(rows().stream().map(Row::method), UNCHECKED.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = Arrays.stream(town.getBeanDefinitionNames())
                .map(town::getType)
                .filter(type -> type != null && isOpenToOthers(type))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).filter(AccessControlTest::isToldWhoAsks)
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsExactlyInAnyOrderElementsOf(there);
    }

    /** Returns whether a type is public and in the root of a capability or in one of its named interfaces. */
    private static boolean isOpenToOthers(Class<?> type) {
        Package home = type.getPackage();
        return home.getName().startsWith("org.curbstop.") && !home.getName().equals("org.curbstop.audit")
                && Modifier.isPublic(type.getModifiers())
                && (home.getName().split("\\.").length == 3 || home.isAnnotationPresent(NamedInterface.class));
    }

    private static boolean isToldWhoAsks(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()
                && Arrays.asList(method.getParameterTypes()).contains(Actor.class);
    }
}
