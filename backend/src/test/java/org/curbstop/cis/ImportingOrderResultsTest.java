package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.cis.digests.RowDigestRepository;
import org.curbstop.cis.kinds.OrderImports;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.curbstop.usage.MeterReadsForTests;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ImportingOrderResultsTest {

    private static final String HEADER = "order_number,result,at,reason,next_day,next_half,meter,register\n";
    private static final Path SAMPLES = Path.of("../docs/samples");

    @TempDir
    private Path folder;

    private final OrdersForTests orders;
    private final MeterReads reads;
    private final ImportingCisFiles importing;
    private int files;

    ImportingOrderResultsTest(TestStore store) {
        orders = new OrdersForTests(store);
        Database beside = store.another(); // the database of the orders has these collections already
        reads = MeterReadsForTests.over(beside, orders.clock);
        importing = new ImportingCisFiles(SampleUtility.millbrook(), List.of(new OrderImports(orders.results, reads, orders.clock)),
                new CisBooks(beside), new ImportRuns(beside), new RowDigestRepository(beside), orders.millbrook.audit, orders.clock);
    }

    /** Places Hana's order with a visit on Tuesday morning. */
    private ServiceOrder tuesdays() {
        return orders.placed("hana", orders.hanasYes(), OrdersForTests.guest(Channel.PAGE));
    }

    private ImportCounts imported(String rows) throws IOException {
        return imported(HEADER + rows, ImportOptions.defaults());
    }

    private ImportCounts imported(String text, ImportOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("orders-" + ++files + ".csv"), text);
        return importing.importFile(CisFileKind.ORDERS, file, options, _ -> {}).counts();
    }

    private String rejects() throws IOException {
        return Files.readString(folder.resolve("orders-" + files + ".csv.rejects"));
    }

    @Test
    void completed_field_work_completes_the_order_and_is_published_once() throws IOException {
        ServiceOrder order = tuesdays();
        orders.until("2026-11-24T13:00");
        String row = order.reference() + ",done,2026-11-24T11:40,,,,,\n";

        assertThat(imported(row).changed()).isEqualTo(1);
        assertThat(imported(row + "\n").same()).as("the same result in another file").isEqualTo(1);

        assertThat(orders.now(order).state()).isInstanceOf(OrderState.Done.class);
        assertThat(orders.published(OrderCompleted.class)).hasSize(1);
    }

    @Test
    void a_visit_without_access_moves_to_the_next_free_window() throws IOException {
        ServiceOrder order = tuesdays();
        orders.until("2026-11-24T13:00");
        String row = order.reference() + ",cannot,2026-11-24,no-access,,,,\n";

        assertThat(imported(row).changed()).isEqualTo(1);
        assertThat(imported(row + "\n").same()).isEqualTo(1);

        assertThat(orders.now(order).state()).isInstanceOf(OrderState.Scheduled.class);
        assertThat(orders.now(order).visit().orElseThrow().slot().day()).isAfter(LocalDate.of(2026, 11, 24));
        assertThat(orders.published(OrderChanged.class)).hasSize(1);
    }

    @Test
    void the_crew_can_set_the_day_of_the_next_visit() throws IOException {
        ServiceOrder order = tuesdays();
        orders.until("2026-11-24T13:00");
        assertThat(imported(order.reference() + ",cannot,2026-11-24,,2026-11-28,morning,,\n").rejected()).as("a Saturday").isEqualTo(1);
        assertThat(imported(order.reference() + ",cannot,2026-11-24,,2026-12-01,afternoon,,\n").changed()).isEqualTo(1);
        assertThat(orders.now(order).visit().orElseThrow().slot().day()).isEqualTo("2026-12-01");
    }

    @Test
    void an_order_can_be_cancelled_until_its_day() throws IOException {
        ServiceOrder order = tuesdays();
        assertThat(imported(order.reference() + ",cancelled,2026-11-22,customer-request,,,,\n").changed()).isEqualTo(1);
        assertThat(orders.now(order).state()).isEqualTo(new OrderState.Cancelled("staff", orders.clock.instant()));
        assertThat(orders.published(OrderCancelled.class)).hasSize(1);

        ServiceOrder other = orders.placed("again", orders.hanasYes(), OrdersForTests.guest(Channel.PAGE));
        orders.until("2026-11-24T13:00");
        assertThat(imported(other.reference() + ",cancelled,2026-11-24,,,,,\n").rejected()).isEqualTo(1);
        assertThat(imported(order.reference() + ",done,2026-11-24,,,,,\n").rejected()).as("cancelled here, done there").isEqualTo(1);
        assertThat(rejects()).contains("result: expected an open order; this one was cancelled, so look at both");
    }

    @Test
    void wrong_results_are_rejected_by_field_and_nothing_changes() throws IOException {
        ServiceOrder order = tuesdays();
        assertThat(imported(order.reference() + ",done,2026-11-22,,,,,\n" + "999999999,done,2026-11-22,,,,,\n"
                + order.reference() + ",perhaps,2026-11-22,,,,,\n" + order.reference() + ",done,2026-12-24,,,,,\n").rejected()).isEqualTo(4);
        assertThat(rejects()).contains("on or after the day of the order, 2026-11-24").contains("order_number").contains("done, cannot or")
                .contains("not in the future");
        assertThat(orders.now(order).state()).isInstanceOf(OrderState.Scheduled.class);
    }

    @Test
    void a_check_run_previews_the_result_and_changes_nothing() throws IOException {
        ServiceOrder order = tuesdays();
        orders.until("2026-11-24T13:00");
        assertThat(imported(HEADER + order.reference() + ",done,2026-11-24,,,,,\n", ImportOptions.defaults().checking()).changed())
                .isEqualTo(1);
        assertThat(orders.now(order).state()).isInstanceOf(OrderState.InProgress.class);
    }

    @Test
    void the_reported_meter_value_becomes_a_read_with_usage() throws IOException {
        Account account = orders.tesssElectric();
        ServiceOrder order = orders.placed("stop", orders.stop(account, LocalDate.of(2026, 11, 30)), OrdersForTests.SAM);
        reads.add(read(account.id(), LocalDate.of(2026, 11, 12), "24817"));
        orders.until("2026-11-30T13:00");
        imported(order.reference() + ",done,2026-11-30,,,,E-1,25000.5\n");
        MeterRead last = reads.listSince(account.id(), LocalDate.of(2026, 11, 30)).getFirst();
        assertThat(last.used()).isEqualByComparingTo("183.5");
        assertThat(last.days()).isEqualTo(18);

        assertThat(imported(order.reference() + ",done,2026-11-30,,,,E-9,25000.5\n").incomplete()).as("an unknown meter").isEqualTo(1);
    }

    private static MeterRead read(AccountId account, LocalDate day, String register) {
        return new MeterRead("E-1@" + day, account, new MeterId("E-1"), ServiceType.ELECTRIC, day, new BigDecimal(register),
                new BigDecimal("612"), "kWh", 31, BigDecimal.ZERO, false, 0);
    }

    @Test
    void states_and_reasons_of_another_system_are_mapped() throws IOException {
        ServiceOrder order = tuesdays();
        orders.until("2026-11-24T18:00");
        var mapped = ImportOptions.defaults().mappedBy(ColumnMapping.read(SAMPLES.resolve("mappings/field-orders.yaml")));
        String theirs = Files.readString(SAMPLES.resolve("field-orders.csv")).replace("273-950-418", order.reference());
        assertThat(imported(theirs, mapped).changed()).isEqualTo(1);
        assertThat(imported(Files.readString(SAMPLES.resolve("orders.csv")).replace("273950418", order.reference()),
                ImportOptions.defaults()).same()).isEqualTo(1);
    }
}
