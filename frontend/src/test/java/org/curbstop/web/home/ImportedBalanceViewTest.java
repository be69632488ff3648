package org.curbstop.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportResult;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.common.Language;
import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer whose account, bill and balance were imported from a file sees the imported values and their date. */
class ImportedBalanceViewTest extends PortalViewTest {

    private static final String NUMBER = "100209006";
    private static final String COUNTER = "100209014";

    @TempDir
    private Path folder;

    @Autowired
    private ImportingCisFiles importing;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private void imported(CisFileKind kind, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(kind.code() + text.hashCode() + ".csv"), text);
        ImportResult result = importing.importFile(kind, file, ImportOptions.defaults(), _ -> {});
        assertThat(result.counts().hasRejects()).isFalse();
    }

    private void balance(String amount, int daysAgo) throws IOException {
        imported(CisFileKind.BALANCES, "account_number,balance,as_of\n" + NUMBER + "," + amount + "," + LocalDate.now(clock)
                .minusDays(daysAgo)
                + "\n");
    }

    @Test
    void an_old_imported_balance_is_shown_with_its_date() throws IOException {
        imported(CisFileKind.ACCOUNTS, "account_number,customer_number,name,service_line1,service_city,service_zip,opened\n"
                + NUMBER + ",X77,Olga Imported,11 Imported Way,Millbrook,97999,2024-10-01\n");
        Account account = accounts.findByNumber(new AccountNumber(NUMBER)).orElseThrow();
        signIn(account, Language.ENGLISH);
        open("my");
        assertThat(words()).contains("We do not know yet what you owe").doesNotContain("You owe nothing");

        balance("61.07", 9);
        open("my");
        assertThat(words()).contains("$61.07", "the last day our billing system told us about");
        signIn(account, Language.SPANISH);
        open("my");
        assertThat(words()).contains("$61.07", "el último día del que nos informó el sistema de facturación");

        balance("84.12", 1);
        signIn(account, Language.ENGLISH);
        open("my");
        assertThat(words()).contains("$84.12").doesNotContain("the last day our billing system told us about");
        open("my/pay?account=" + account.id());
        assertThat(words()).contains("$84.12");
    }

    @Test
    void the_latest_payments_include_those_made_elsewhere() throws IOException {
        imported(CisFileKind.ACCOUNTS, "account_number,customer_number,name,service_line1,service_city,service_zip,opened\n"
                + COUNTER + ",X78,Pat Imported,12 Imported Way,Millbrook,97999,2024-10-01\n");
        imported(CisFileKind.PAYMENTS, "account_number,payment_number,posted,amount,made_at,posting_id\n"
                + COUNTER + ",R-60012," + LocalDate.now(clock).minusDays(2) + ",31.50,counter,\n");
        Account account = accounts.findByNumber(new AccountNumber(COUNTER)).orElseThrow();
        signIn(account, Language.ENGLISH);
        open("my");
        assertThat(words()).contains("Payment of $31.50: paid").doesNotContain("Your payments appear here");
        signIn(account, Language.SPANISH);
        open("my");
        shows("home.latest");
        assertThat(words()).contains("$31.50");
    }
}
