package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names have one meaning each and use the terms of the trade or of the framework. */
class NamesTest {

    private static final int LARGEST_PACKAGE = 25;
    private static final Pattern WORDS = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");
    private static final Pattern LONE_GERUND = Pattern.compile("[A-Z][a-z]+ing");

    /** Private words that once stood for endpoint, event, sandbox, conversation, request, repository and others. */
    private static final Set<String> PRIVATE_WORDS = Set.of(
            "door", "doors", "news", "pretend", "told", "telling", "talks", "wish", "wishes", "shelf", "till", "corner", "tongue", "asker",
            "despatch", "particulars", "minding", "weighing", "manager", "helper", "util", "utils", "impl", "dto");

    /** Exceptions: framework names, stored names, adjectives of a state, nouns of the trade. */
    private static final Set<String> ALLOWED = Set.of(
            "Pending", "Waiting", "Charging", "Ringing", "Screening", "Pricing", "Booking", "Posting", "Opening", "Timing", "Encoding",
            "setHelperText");

    private static final ImportOption NO_TESTS =
            location -> new ImportOption.DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");

    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.curbstop");

    @Test
    void no_simple_name_is_used_twice() {
        assertThat(usedTwice(OURS)).isEmpty();
    }

    @Test
    void type_names_avoid_private_dialect() {
        assertThat(typesWithPrivateWords(OURS)).isEmpty();
    }

    @Test
    void names_of_accessible_methods_avoid_private_dialect() {
        assertThat(methodsWithPrivateWords(OURS)).isEmpty();
    }

    @Test
    void a_class_named_by_a_gerund_names_its_object() {
        assertThat(loneGerunds(OURS)).isEmpty();
    }

    @Test
    void no_package_has_too_many_classes() {
        assertThat(largePackages(OURS)).isEmpty();
    }

    @Test
    void each_rule_detects_a_violation() {
        JavaClasses badlyNamed = new ClassFileImporter().importPackages("org.curbstop.architecture.names");
        assertThat(usedTwice(badlyNamed)).containsExactly("Tariff");
        assertThat(typesWithPrivateWords(badlyNamed)).containsExactly("DoorManager", "Minding");
        assertThat(methodsWithPrivateWords(badlyNamed)).containsExactly("DoorManager.isTold");
        assertThat(loneGerunds(badlyNamed)).containsExactly("Minding");
    }

    private static Set<String> usedTwice(JavaClasses classes) {
        Map<String, Long> count = classes.stream().filter(JavaClass::isTopLevelClass).filter(NamesTest::isNamed)
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        return sorted(count.entrySet().stream().filter(each -> each.getValue() > 1).map(Map.Entry::getKey));
    }

    private static Set<String> typesWithPrivateWords(JavaClasses classes) {
        return sorted(classes.stream().filter(NamesTest::isNamed).map(JavaClass::getSimpleName).filter(NamesTest::hasPrivateWord));
    }

    private static Set<String> methodsWithPrivateWords(JavaClasses classes) {
        Predicate<JavaMethod> open = method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC) && !isComponent(method);
        return sorted(classes.stream().filter(NamesTest::isNamed).flatMap(type -> type.getMethods().stream()).filter(open)
                .filter(method -> hasPrivateWord(method.getName()))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName()));
    }

    /** Record components may be stored and keep their names. */
    private static boolean isComponent(JavaMethod method) {
        return method.getOwner().isRecord() && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    private static Set<String> loneGerunds(JavaClasses classes) {
        return sorted(classes.stream().filter(NamesTest::isNamed).map(JavaClass::getSimpleName)
                .filter(name -> LONE_GERUND.matcher(name).matches() && !ALLOWED.contains(name)));
    }

    private static Set<String> largePackages(JavaClasses classes) {
        Map<String, Long> count = classes.stream().filter(JavaClass::isTopLevelClass).filter(NamesTest::isNamed)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        return sorted(count.entrySet().stream().filter(each -> each.getValue() > LARGEST_PACKAGE).map(Object::toString));
    }

    private static boolean isNamed(JavaClass type) {
        return !type.isAnonymousClass() && !type.isLocalClass() && !type.getSimpleName().equals("package-info");
    }

    private static boolean hasPrivateWord(String name) {
        List<String> words = WORDS.matcher(name).results().map(found -> found.group().toLowerCase(Locale.ROOT)).toList();
        return !ALLOWED.contains(name) && words.stream().anyMatch(PRIVATE_WORDS::contains);
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
