package org.curbstop.cis.kinds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.imports.AccountImportRow;
import org.curbstop.accounts.imports.AccountUpsert;
import org.curbstop.accounts.imports.AccountUpsertResult;
import org.curbstop.accounts.imports.ImportConflict;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.ImportRowError;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.RowResult;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Imports accounts with their people, premises and services. */
@Component
public final class AccountImports extends ImportKind<AccountImportRow> {

    private static final Set<ImportConflict> OTHER_CUSTOMERS = Set.of(ImportConflict.OTHER_CUSTOMER, ImportConflict.OTHER_NAME);

    private final Utility utility;
    private final AccountUpsert upsert;
    /** Line of each account number in a dry run, in which nothing is stored that would reveal duplicates. */
    private final Map<AccountNumber, Long> tried = new HashMap<>();

    public AccountImports(Utility utility, AccountUpsert upsert) {
        super(CisFileKind.ACCOUNTS, AccountRowParser.REQUIRED, AccountRowParser.OPTIONAL);
        this.utility = utility;
        this.upsert = upsert;
    }

    @Override
    public ImportKind<AccountImportRow> forFile() {
        return new AccountImports(utility, upsert);
    }

    @Override
    public boolean requiresDryRun() {
        return upsert.hasAccounts();
    }

    @Override
    public Optional<String> key(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("account_number")).flatMap(utility.accountNumbers()::parse);
    }

    @Override
    public Optional<ImportRowError> duplicateError(long firstLine) {
        return duplicate(firstLine).errors().stream().findFirst();
    }

    @Override
    public Optional<AccountImportRow> parse(String file, long line, RowFields fields) {
        return AccountRowParser.parse(utility, file, line, fields);
    }

    @Override
    public List<RowOutcome> store(List<AccountImportRow> rows, Optional<Long> generation) {
        Map<AccountNumber, Long> firstLines = generation.isPresent() ? new HashMap<>() : tried;
        List<AccountImportRow> first = rows.stream().filter(row -> firstLines.putIfAbsent(row.number(), row.line()) == null).toList();
        List<AccountUpsertResult> stored = generation.isPresent() ? upsert.upsert(first) : upsert.preview(first);
        var outcomes = new ArrayList<RowOutcome>();
        int next = 0;
        for (AccountImportRow row : rows) {
            long firstLine = firstLines.getOrDefault(row.number(), row.line());
            outcomes.add(firstLine == row.line() ? outcome(stored.get(next++)) : duplicate(firstLine));
        }
        return outcomes;
    }

    private static RowOutcome outcome(AccountUpsertResult became) {
        return switch (became) {
            case AccountUpsertResult.Added added -> new RowOutcome(RowResult.ADDED, errors(added.conflicts()), 0);
            case AccountUpsertResult.Updated updated -> new RowOutcome(RowResult.CHANGED, errors(updated.conflicts()),
                    Collections.disjoint(updated.conflicts(), OTHER_CUSTOMERS) ? 1 : RowOutcome.GIVEN);
            case AccountUpsertResult.Unchanged _ -> RowOutcome.of(RowResult.SAME);
            case AccountUpsertResult.Duplicate duplicate -> duplicate(duplicate.firstLine());
        };
    }

    private static List<ImportRowError> errors(Set<ImportConflict> conflicts) {
        return conflicts.stream().sorted().map(AccountImports::error).toList();
    }

    private static ImportRowError error(ImportConflict conflict) {
        return switch (conflict) {
            case OTHER_CUSTOMER -> new ImportRowError("customer_number", "the customer as before; this is another one, who sees nothing "
                    + "from before");
            case OTHER_NAME -> new ImportRowError("name", "the name as before, or a customer_number; this counts as another customer, who "
                    + "sees nothing from before");
            case PHONE -> changedOnBothSides("phone", "both are kept");
            case EMAIL -> changedOnBothSides("email", "both are kept");
            case LANGUAGE -> changedOnBothSides("language", "the one in this row counts");
            case MAILING -> changedOnBothSides("mailing_line1", "the one in this row counts");
            case LANGUAGE_HERE -> changedOnBothSides("language", "the one from here is kept");
            case MAILING_HERE -> changedOnBothSides("mailing_line1", "the one from here is kept");
            case KNOWN_CUSTOMER -> new ImportRowError("customer_number", "a new customer, because the account was opened here for one; the "
                    + "contacts and sign-in given then are not those of this customer");
        };
    }

    private static ImportRowError changedOnBothSides(String field, String rule) {
        return new ImportRowError(field, "no other value than before, because it was changed here too; " + rule);
    }

    private static RowOutcome duplicate(long firstLine) {
        return RowOutcome.rejected("account_number", "each number once; this one stands in line " + firstLine);
    }
}
