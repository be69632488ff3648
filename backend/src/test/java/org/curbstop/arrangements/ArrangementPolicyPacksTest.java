package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.ArrangementRulesReader;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.policies.PolicyPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementPolicyPacksTest {

    static ArrangementRules pack(String name) {
        return ArrangementRulesReader.read(PolicyPack.named(name).file("arrangements"), Money.USD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"millbrook", "portland-or", "maine-water-660", "maine-electric-815"})
    void every_rule_of_every_pack_names_its_source(String name) {
        ArrangementRules rules = pack(name);
        assertThat(rules.plan().rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(rules.disconnection().rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(rules.plan().endRules()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    }

    private static String millbrook() {
        try (var in = ArrangementPolicyPacksTest.class.getResourceAsStream("/policies/millbrook/arrangements.yaml")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refused(String right, String wrong, String... told) {
        assertThat(millbrook()).contains(right);
        String broken = millbrook().replace(right, wrong);
        int line = 1 + (int) broken.substring(0, broken.indexOf(wrong)).lines().count();
        line = broken.substring(0, broken.indexOf(wrong)).endsWith("\n") ? line : line - 1;
        var refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                InvalidYamlException.class, () -> ArrangementRulesReader.read(YamlFile.parse("town.yaml", broken), Money.USD));
        assertThat(refusal).as(wrong).isNotNull();
        assertThat(refusal.getMessage()).contains("town.yaml:" + line + ": ").contains(told);
    }

    @Test
    void a_mistake_is_reported_with_its_line_and_what_was_expected() {
        refused("{rule: owes-at-least, least: 40.00,", "{rule: owes-at-leest, least: 40.00,",
                "plan.rules[1].rule: expected one of owes-at-least, owes-at-most");
        refused("least: 40.00", "least: forty", "plan.rules[1].least: expected an amount such as 50.00");
        refused("most: 2500.00", "most: -1.00", "plan.rules[2].most: expected an amount that is not below nothing");
        refused("percent: 25", "percent: 101", "plan.first.percent: expected a percentage from 0 to 100");
        refused("grace-days: 3", "grace-days: 3.5", "breach.grace-days: expected a whole number from 0 to 60");
        refused("by: [letter, mail]", "by: [letter, pigeon]", "confirmation.by: expected any of letter, mail, text");
        refused("covers: balance", "covers: everything", "plan.covers: expected one of balance, past-due");
        refused("classes: [residential, commercial]", "classes: []",
                "plan.rules[0].classes: expected a list of at least one of residential");
        refused("residential-days: 10", "residential-days: 0",
                "disconnection.notice.residential-days: expected a whole number from 1 to 90");
        refused("within-hours: 24", "within-hours: soon", "disconnection.give-back.within-hours: expected a whole number from 1 to 240");
        refused("days-after-due: 14", "day-after-due: 14", "no such field");
        refused("refusal: [review, help]", "refusal: [revue]", "plan.refusal: expected any of review, arrangement");
        refused("{rule: no-hold, source: Millbrook Utility Ordinance 12.50(a) (sample town)}", "{rule: no-holds, source: x}",
                "expected one of still-owed, overdue-days");
    }

    @Test
    void a_rule_without_a_source_is_rejected() {
        refused("{rule: missed-paid, source: Millbrook Utility Ordinance 12.30(e) (sample town)}", "{rule: missed-paid}",
                "plan.rules[4].source: expected a text, but it is missing");
        refused("workdays: 3, source: Millbrook Utility Ordinance 12.52 (sample town)", "workdays: 3, source: \" \"",
                "restoring.source: expected where the rule stands");
    }

    @Test
    void no_pack_omits_the_rules_that_protect_households() {
        for (String rule : java.util.List.of("no-hold", "notice-given", "still-owed")) {
            String without = millbrook().lines().filter(line -> !(line.contains("{rule: " + rule) && !line.contains("holds:")))
                    .collect(java.util.stream.Collectors.joining("\n"));
            assertThatThrownBy(() -> ArrangementRulesReader.read(YamlFile.parse("town.yaml", without), Money.USD))
                    .isInstanceOf(InvalidYamlException.class)
                    .hasMessageContaining("disconnection.rules: expected the rule " + rule + " among them");
        }
    }

    @Test
    void every_mistake_is_reported_at_once() {
        String broken = millbrook().replace("percent: 25", "percent: 101").replace("grace-days: 3", "grace-days: x");
        assertThatThrownBy(() -> ArrangementRulesReader.read(YamlFile.parse("town.yaml", broken), Money.USD))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("plan.first.percent").hasMessageContaining("breach.grace-days");
    }
}
