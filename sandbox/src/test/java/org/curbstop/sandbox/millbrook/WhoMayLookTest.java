package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.sandbox.millbrook.Looks.ALL;

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
import org.curbstop.accounts.Logins;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.assistance.Agencies;
import org.curbstop.common.Asker;
import org.curbstop.orders.Intake;
import org.curbstop.orders.Orders;
import org.curbstop.papers.Papers;
import org.curbstop.sandbox.millbrook.Looks.Row;
import org.curbstop.orders.PayingADeposit;
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

/**
 * Every method of a capability that is told who asks, asked by everybody whose business it is not: of what there is of Bo's, and of what
 * there never was. The two answers must be the same.
 */
class WhoMayLookTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(basePackages = {
        "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing", "org.curbstop.usage",
        "org.curbstop.policies", "org.curbstop.papers", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.arrangements",
        "org.curbstop.outages", "org.curbstop.cases", "org.curbstop.sandbox.millbrook"
    }, excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PayingADeposit.class)) // no card company here
    static class Town {}

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext town;
    private static Subject bos;

    private static List<Row> rows() {
        var money = new MoneyLooks(town, bos);
        var work = new WorkLooks(town, bos);
        return Stream.of(money.accounts(), money.arrangements(), money.assistance(), work.papers(), work.cases(), work.orders(), work.outages()).flatMap(List::stream).toList();
    }

    /** Methods that are told who asks and answer nothing about what is another's. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("LockOuts.standing", "of nobody by name; for the office only, LockOutsTest"),
            Map.entry("LockOuts.alarms", "of nobody by name; for the office only, LockOutsTest"),
            Map.entry("LockOuts.lift", "by an id that the office was given before; LockOutsTest"),
            Map.entry("CallbackSlots.atLimit", "of nobody by account; for the office only, CasesTest"),
            Map.entry("ReferenceTries.tried", "counts tries before another asks"),
            Map.entry("ProvingIdentity.begin", "proves; ProvingIdentityTest has the same answer and the same time for no such"),
            Map.entry("GuestMatch.match", "matches number and postal code; GuestMatchTest"),
            Map.entry("Logins.link", "by a proof of one's own; LoginsTest"),
            Map.entry("Papers.keep", "takes in, shows nothing"),
            Map.entry("Intake.apply", "takes in, shows nothing of another's"),
            Map.entry("Intake.addPapers", "through Intake.byReference"),
            Map.entry("Intake.withdraw", "through Intake.byReference"),
            Map.entry("Orders.canStillChange", "of an order that was given out before"));

    @BeforeAll
    static void settle() {
        town = new SpringApplicationBuilder(Town.class)
                .web(WebApplicationType.NONE)
                .properties("curbstop.data=" + data, "curbstop.now=2026-11-22", "spring.main.banner-mode=off")
                .run();
        town.getBean(Agencies.class).join("otis", "millbrook-home-repair", Asker.SYSTEM);
        bos = new BosThings(town).settled();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    /** What is answered, with what was asked for taken out. */
    private static String answer(Row row, Subject subject, Asker who) {
        String said;
        try {
            said = String.valueOf(row.ask().of(subject, who));
        } catch (IllegalArgumentException refused) {
            said = "refused: " + refused.getMessage();
        } catch (RuntimeException fault) {
            said = "fault: " + fault;
        }
        for (Object asked : List.of(subject.account(), subject.person(), subject.order(), subject.notice(), subject.handOff(), subject.outage())) {
            said = said.replace(asked.toString(), "*");
        }
        return said;
    }

    @Test
    void another_s_is_answered_like_no_such_whoever_asks_and_whatever_for() {
        var told = new ArrayList<String>();
        for (Row row : rows()) {
            for (Asker who : ALL) {
                if (!row.may().contains(who)) {
                    String real = answer(row, bos, who);
                    String none = answer(row, Subject.nobody(), who);
                    if (!real.equals(none) || real.startsWith("fault")) {
                        told.add(row.method() + " by " + who + " " + who.worker().orElse("") + ": " + real + " / " + none);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whose_business_it_is_gets_an_answer() {
        var silent = new ArrayList<String>();
        for (Row row : rows()) {
            if (row.look()) {
                for (Asker who : row.may()) {
                    String real = answer(row, bos, who);
                    if (real.equals(answer(row, Subject.nobody(), who)) || real.startsWith("refused") || real.startsWith("fault")) {
                        silent.add(row.method() + " by " + who + ": " + real);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void no_method_that_is_told_who_asks_is_left_out() {
        Set<String> known = Stream.concat(rows().stream().map(Row::method), ELSEWHERE.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = Arrays.stream(town.getBeanDefinitionNames())
                .map(town::getType)
                .filter(type -> type != null && type.getName().startsWith("org.curbstop.") && Modifier.isPublic(type.getModifiers()) && !type.getName().contains(".audit."))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).filter(WhoMayLookTest::isToldWhoAsks).map(method -> type.getSimpleName() + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsExactlyInAnyOrderElementsOf(there);
    }

    private static boolean isToldWhoAsks(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && Arrays.asList(method.getParameterTypes()).contains(Asker.class);
    }
}
