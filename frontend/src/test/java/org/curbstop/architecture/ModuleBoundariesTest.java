package org.curbstop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.curbstop.Curbstop;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Dependency rules across all modules, tested here because this module depends on all others. Each rule must find a violation. */
class ModuleBoundariesTest {

    private static final List<ArchRule> VENDORS = List.of(
            noClasses().that().resideOutsideOfPackage("org.curbstop.web..").should().dependOnClassesThat().resideInAPackage("com.vaadin.."),
            noClasses().that()
                    .resideOutsideOfPackages("org.curbstop.voice..", "org.curbstop.text..", "org.curbstop.twilio..",
                            "org.curbstop.notices.twilio..", "org.curbstop.sandbox..")
                    .should().dependOnClassesThat().resideInAPackage("com.twilio.."),
            noClasses().that().resideOutsideOfPackages("org.curbstop.payments.stripe..", "org.curbstop.sandbox..")
                    .should().dependOnClassesThat().resideInAPackage("com.stripe.."));

    private static final ArchRule VIEWS_ASK_CAPABILITIES =
            noClasses().that().resideInAPackage("..web..").should().dependOnClassesThat().resideInAPackage("org.curbstop.store..");

    /** Excludes test classes, which are in folders or, once packaged, in jars of their own. */
    private static final ImportOption NO_TESTS = location ->
            new ImportOption.DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");

    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.curbstop");

    @Test
    void capabilities_use_only_the_public_packages_of_others() {
        ApplicationModules.of(Curbstop.class, NO_TESTS).verify();
    }

    @Test
    void a_module_that_uses_internals_of_another_is_detected() {
        assertThatThrownBy(() -> ApplicationModules.of("org.curbstop.architecture.town", new ImportOption.OnlyIncludeTests()).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("RiverInternals");
    }

    @Test
    void vendor_libraries_are_used_only_by_their_adapters() {
        VENDORS.forEach(rule -> rule.check(OURS));
    }

    @Test
    void views_never_access_the_store() {
        VIEWS_ASK_CAPABILITIES.check(OURS);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(packagesWithoutNullMarked(OURS)).isEmpty();
    }

    @Test
    void each_boundary_rule_detects_a_violation() {
        JavaClasses trespassers = new ClassFileImporter().importClasses(ForbiddenDependencies.class,
                org.curbstop.architecture.web.ViewWithAStore.class);
        VENDORS.forEach(rule -> assertThat(rule.evaluate(trespassers).hasViolation()).as(rule.getDescription()).isTrue());
        assertThat(VIEWS_ASK_CAPABILITIES.evaluate(trespassers).hasViolation()).isTrue();
        assertThat(packagesWithoutNullMarked(trespassers)).contains("org.curbstop.architecture");
    }

    private static Set<String> packagesWithoutNullMarked(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
