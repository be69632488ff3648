package org.curbstop.billing.document;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillExplanation;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.tariff.BillRounding;
import org.curbstop.common.Money;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.common.print.PrintTemplate;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;

/** Model of the template {@code bill.html}. */
public record BillPage(BillExplanation explanation, Account account, Person holder, List<MeterRead> reads, Utility utility, URI site,
        MessageCatalog messages) {

    /** A summary row; {@code style} sets a total apart. */
    public record SumRow(String label, String amount, @Nullable String style) {}

    /** @param calculation the arithmetic of the amount, for the customer to check */
    public record ChargeRow(String label, String calculation, String amount) {}

    public record ServiceCharges(List<ChargeRow> lines, String label, String subtotal) {}

    /** @param look style sheet, or a link to it */
    public String render(String look) {
        return PrintTemplate.render("bill", this, look);
    }

    public String message(String key) {
        return messages.text(key);
    }

    public String message(String key, Map<String, ?> facts) {
        return messages.text(key, facts);
    }

    public String day(LocalDate day) {
        return messages.formats().date(day);
    }

    public Bill bill() {
        return explanation.bill();
    }

    public String language() {
        return messages.language().tag();
    }

    public String street() {
        return account.premise().address().street();
    }

    public String description() {
        return message("description", Map.of("address", street(), "from", bill().period().from(), "until", bill().period().lastDay()));
    }

    /** Groups nine digits in threes (100 200 302), which are easier to read out and type. */
    public String accountNumber() {
        String number = account.number().value();
        return number.matches("\\d{9}") ? number.replaceAll("(\\d{3})(?=\\d)", "$1 ") : number;
    }

    public Address mailing() {
        return bill().mailTo().or(holder::mailing).orElse(account.premise().address());
    }

    public String period() {
        return message("period.value",
                Map.of("from", bill().period().from(), "until", bill().period().lastDay(), "days", bill().period().days()));
    }

    public String amountDue() {
        return messages.formats().money(bill().total().max(bill().total().zero()));
    }

    public String currencySign() {
        return bill().total().currency().getSymbol(messages.language().locale());
    }

    public Money carriedOver() {
        return bill().carriedOver().max(bill().total().zero());
    }

    public String phone() {
        return utility.lines().office().formatNational();
    }

    public String postalAddress() {
        return utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " "
                + utility.address().zip();
    }

    public List<SumRow> summary() {
        return List.of(sum("previous", bill().previous()), sum("payments", bill().payments()), sum("new-charges", bill().charges()),
                total("total", bill().total()));
    }

    public List<ServiceCharges> charges() {
        return Arrays.stream(ServiceType.values()).map(service -> charges(service,
                bill().lines().stream().filter(line -> line.service() == service).toList())).filter(all -> !all.lines().isEmpty()).toList();
    }

    private ServiceCharges charges(ServiceType service, List<BillLine> lines) {
        return new ServiceCharges(lines.stream().map(this::charge).toList(),
                message("subtotal", Map.of("service", message("service." + service))),
                messages.formats().money(Money.sum(bill().total().currency(), lines.stream().map(BillLine::amount).toList())));
    }

    private ChargeRow charge(BillLine line) {
        String name = line.name(messages.language());
        return new ChargeRow(line.tier() == 0 ? name : message("tier", Map.of("name", name, "tier", line.tier())), calculation(line),
                messages.formats().money(line.amount()));
    }

    private String calculation(BillLine line) {
        String rate = messages.formats().rate(line.rate(), line.amount().currency());
        boolean whole = line.quantity().stripTrailingZeros().scale() <= 0;
        return switch (line.kind()) {
            case ONE_OFF -> message("how.once");
            case TAX -> message("how.tax", Map.of("percent", messages.formats().percent(line.rate()),
                    "base", messages.formats().money(BillRounding.line(line.quantity(), BigDecimal.ONE, line.amount().currency()))));
            case FIXED, USE, DEMAND -> line.unit().equals("month")
                    ? whole ? message("how.month", Map.of("quantity", line.quantity().intValue(), "rate", rate))
                            : message("how.share", Map.of("quantity", messages.formats().number(line.quantity()), "rate", rate))
                    : message("how.rate", Map.of("quantity", messages.formats().number(line.quantity()),
                            "unit", message("unit." + line.unit()), "rate", rate));
        };
    }

    /** Returns the rows of the meter table: meter, previous read, current read, usage. */
    public List<List<String>> meters() {
        return bill().meters().stream().map(meter -> List.of(message("service." + meter.service()) + " " + meter.meter(),
                messages.formats().number(meter.before()),
                messages.formats().number(meter.after()) + (meter.estimated() ? " (" + message("meter.estimated") + ")" : ""),
                messages.formats().number(meter.used()) + " " + message("unit." + meter.unit()))).toList();
    }

    public UsageChart usage() {
        return UsageChart.of(reads, messages);
    }

    /** Returns the change since the last bill in one sentence. Requires a previous bill. */
    public String changeSinceLastBill() {
        BillExplanation.BillComparison difference = explanation.lastBill().orElseThrow();
        Money total = difference.total();
        return message(total.isZero() ? "changed.same" : total.isNegative() ? "changed.less" : "changed.more",
                Map.of("amount", total.max(total.negated()), "issued", difference.before().issued()));
    }

    /** Returns an empty list for a first bill. */
    public List<SumRow> comparison() {
        var rows = new ArrayList<SumRow>();
        explanation.lastBill().ifPresent(difference -> {
            BillExplanation.DifferenceByCause parts = difference.parts();
            rows.add(new SumRow(message("cause.days", Map.of("before", difference.before().period().days(), "now", bill().period().days())),
                    messages.formats().money(parts.days()), null));
            rows.add(sum("cause.usage", parts.usage()));
            rows.add(sum("cause.rate", parts.rate()));
            rows.add(sum("cause.one-off", parts.oneOff()));
            rows.add(total("cause.total", difference.total()));
        });
        return rows;
    }

    private SumRow sum(String key, Money amount) {
        return new SumRow(message(key), messages.formats().money(amount), null);
    }

    private SumRow total(String key, Money amount) {
        return new SumRow(message(key), messages.formats().money(amount), "total");
    }
}
