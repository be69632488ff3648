package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportingCisFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.json.JsonMapper;

class SampleAccountFileControllerTest {

    @TempDir
    Path data;

    /** Not annotated with {@code @Configuration}, so that no other test's component scan finds it. */
    @EnableAutoConfiguration
    @ComponentScan({"org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts",
            "org.curbstop.billing", "org.curbstop.usage", "org.curbstop.payments", "org.curbstop.cis", "org.curbstop.outages.network",
            "org.curbstop.policies", "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders"})
    static class Office {}

    @Test
    void the_sample_file_can_be_imported_without_rejects() throws IOException {
        var door = new SampleAccountFileController(JsonMapper.builder().build());
        Path csv = data.resolve("town.csv");
        Path ndjson = data.resolve("town.ndjson");
        try (var out = Files.newOutputStream(csv); var other = Files.newOutputStream(ndjson)) {
            door.write(out, 200, true);
            door.write(other, 200, false);
        }
        try (var office = new SpringApplicationBuilder(Office.class)
                .web(WebApplicationType.NONE)
                .properties("curbstop.data=" + data.resolve("db"), "spring.main.banner-mode=off")
                .run()) {
            var importing = office.getBean(ImportingCisFiles.class);

            assertThat(importing.importFile(CisFileKind.ACCOUNTS, csv, ImportOptions.defaults(), progress -> {}).counts())
                    .satisfies(counts -> assertThat(counts.added()).isEqualTo(200))
                    .satisfies(counts -> assertThat(counts.rejected()).isZero());
            assertThat(importing.importFile(CisFileKind.ACCOUNTS, ndjson, ImportOptions.defaults(), progress -> {}).counts().same())
                    .isEqualTo(200);

            Account account = office.getBean(Accounts.class)
                    .findByNumber(new AccountNumber(GeneratedHouseholds.household(7).customer().number())).orElseThrow();
            assertThat(account.agreements()).containsExactlyInAnyOrderElementsOf(
                    SampleTownLoader.account(GeneratedHouseholds.household(7).customer()).agreements());
        }
    }
}
