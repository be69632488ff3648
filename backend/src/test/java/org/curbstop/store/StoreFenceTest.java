package org.curbstop.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.curbstop.outages.DriverUseInACapability;
import org.junit.jupiter.api.Test;

/** The database's own classes stay behind the store. */
class StoreFenceTest {

    static final ArchRule ONLY_THE_STORE_KNOWS_THE_DATABASE = noClasses()
            .that().resideOutsideOfPackage("org.curbstop.store..").and().haveSimpleNameNotEndingWith("Store")
            .should().dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..", "de.bwaldvogel.mongo..", "org.h2..")
            .because("what behaves the same on every server is decided in one place (decision 0002)");

    @Test
    void nobody_but_the_store_touches_the_driver() {
        JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.curbstop");
        ONLY_THE_STORE_KNOWS_THE_DATABASE.check(ours);
    }

    @Test
    void the_fence_bites() {
        JavaClasses offender = new ClassFileImporter().importClasses(DriverUseInACapability.class, MongoClient.class);
        assertThat(ONLY_THE_STORE_KNOWS_THE_DATABASE.evaluate(offender).hasViolation()).isTrue();
    }
}
