package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.curbstop.common.Money;
import org.curbstop.common.yaml.BadFile;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.policies.PolicyPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacksTest {

    static ArrangementRules pack(String name) {
        return ArrangementRulesFile.read(PolicyPack.named(name).file("arrangements"), Money.USD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"millbrook", "portland-or", "maine-water-660", "maine-electric-815"})
    void every_pack_is_read_and_every_rule_of_it_names_its_source(String name) {
        ArrangementRules rules = pack(name);
        assertThat(rules.plan().rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(rules.shutOff().rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(rules.plan().lastDay()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    }
}
