package org.curbstop.billing.document;

import static org.curbstop.common.print.HtmlFragment.attribute;
import static org.curbstop.common.print.HtmlFragment.concat;
import static org.curbstop.common.print.HtmlFragment.empty;
import static org.curbstop.common.print.HtmlFragment.nothing;
import static org.curbstop.common.print.HtmlFragment.tag;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
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
import org.curbstop.common.print.HtmlFragment;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;

/** Lays a bill out, top to bottom: who and how much, the charges line by line, why it changed, use, how to pay, the slip. */
public final class BillHtmlRenderer {

    private final Bill bill;
    private final BillExplanation explanation;
    private final BillRecipient recipient;
    private final UsageChartRenderer usage;
    private final Utility utility;
    private final URI siteUrl;
    private final BillMessages messages;

    public record BillRecipient(Account account, Person holder) {

        Address mailing() {
            return holder.mailing().orElse(account.premise().address());
        }
    }

    public BillHtmlRenderer(BillExplanation explanation, BillRecipient to, List<MeterRead> reads, Utility utility, URI site,
            BillMessages messages) {
        this.bill = explanation.bill();
        this.explanation = explanation;
        this.recipient = to;
        this.usage = new UsageChartRenderer(reads, messages);
        this.utility = utility;
        this.siteUrl = site;
        this.messages = messages;
    }

    /** @param look the style sheet, or a link to it */
    public String render(HtmlFragment look) {
        String street = recipient.account().premise().address().street();
        String description = messages.message("description",
                Map.of("address", street, "from", bill.period().from(), "until", bill.period().lastDay()));
        HtmlFragment head = tag("head",
                empty("meta charset=\"utf-8\""),
                empty("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\""),
                tag("title", messages.message("title", Map.of("utility", utility.name(), "issued", bill.issued()))),
                empty("meta name=\"description\"" + attribute("content", description)),
                empty("meta name=\"subject\"" + attribute("content", description)),
                empty("meta name=\"author\"" + attribute("content", utility.name())),
                look);
        HtmlFragment body = tag("body", paymentStub(), tag("main", letterhead(), addresses(),
                tag("div class=\"pair\"", summary(), comparison()), charges(), meters(), usage.render(), waysToPay()));
        return "<!DOCTYPE html>\n" + tag("html" + attribute("lang", messages.language().tag()), head, body);
    }

    private HtmlFragment letterhead() {
        return tag("div class=\"letterhead\"", tag("p class=\"utility\"", utility.name()), tag("h1", messages.message("bill")));
    }

    private HtmlFragment addresses() {
        Address at = recipient.account().premise().address();
        Address mailing = recipient.mailing();
        HtmlFragment facts = tag("dl class=\"facts\"",
                fact("account", inThrees(recipient.account().number().value())),
                fact("issued", messages.day(bill.issued())),
                fact("service-address", at.street()),
                fact("period", messages.message("period.value",
                        Map.of("from", bill.period().from(), "until", bill.period().lastDay(), "days", bill.period().days()))));
        HtmlFragment addressee = tag("address",
                lines(recipient.holder().name(), mailing.street(), mailing.city() + ", " + mailing.state() + " " + mailing.zip()));
        return tag("div class=\"top\"", tag("div class=\"left\"", addressee, facts), due());
    }

    private HtmlFragment due() {
        boolean owes = bill.total().isPositive();
        return tag("div class=\"due\"",
                tag("p class=\"label\"", messages.message("amount-due")),
                tag("p class=\"amount\"", messages.money(owes ? bill.total() : bill.total().zero())),
                tag("p class=\"by\"", owes ? messages.message("due-by", Map.of("due", bill.due())) : messages.message("credit")),
                carriedOver().isPositive() ? tag("p class=\"past\"", messages.message("past-due", Map.of("amount", carriedOver())))
                        : nothing());
    }

    private HtmlFragment summary() {
        return tag("section", tag("h2", messages.message("summary")), tag("table class=\"sums\"", tag("tbody",
                sum("previous", bill.previous(), "tr"), sum("payments", bill.payments(), "tr"), sum("new-charges", bill.charges(), "tr"),
                sum("total", bill.total(), "tr class=\"total\""))));
    }

    private HtmlFragment charges() {
        var services = new ArrayList<HtmlFragment>();
        for (ServiceType service : ServiceType.values()) {
            List<BillLine> lines = bill.lines().stream().filter(l -> l.service() == service).toList();
            if (!lines.isEmpty()) {
                services.add(tag("tbody", concat(lines.stream().map(this::line).toList()), subtotal(service, lines)));
            }
        }
        return tag("section class=\"charges\"", tag("h2", messages.message("charges")),
                tag("table", header("charge", "how", "#amount"), concat(services)),
                tag("p class=\"note\"", messages.message("unit.note")));
    }

    private HtmlFragment line(BillLine line) {
        return tag("tr",
                tag("th scope=\"row\"",
                        line.tier() == 0 ? name(line) : messages.message("tier", Map.of("name", name(line), "tier", line.tier()))),
                tag("td", calculation(line)),
                tag("td class=\"money\"", messages.money(line.amount())));
    }

    private HtmlFragment subtotal(ServiceType service, List<BillLine> lines) {
        Money subtotal = Money.sum(bill.total().currency(), lines.stream().map(BillLine::amount).toList());
        return tag("tr class=\"subtotal\"",
                tag("th scope=\"row\" colspan=\"2\"",
                        messages.message("subtotal", Map.of("service", messages.message("service." + service)))),
                tag("td class=\"money\"", messages.money(subtotal)));
    }

    /** The sum that anybody can do again. */
    private String calculation(BillLine line) {
        String rate = messages.rate(line.rate(), line.amount().currency());
        boolean whole = line.quantity().stripTrailingZeros().scale() <= 0;
        return switch (line.kind()) {
            case ONE_OFF -> messages.message("how.once");
            case TAX -> messages.message("how.tax", Map.of("percent", messages.percent(line.rate()),
                    "base", messages.money(BillRounding.line(line.quantity(), BigDecimal.ONE, line.amount().currency()))));
            case FIXED, USE, DEMAND -> line.unit().equals("month")
                    ? whole ? messages.message("how.month", Map.of("quantity", line.quantity().intValue(), "rate", rate))
                            : messages.message("how.share", Map.of("quantity", messages.number(line.quantity()), "rate", rate))
                    : messages.message("how.rate", Map.of("quantity", messages.number(line.quantity()), "unit",
                            messages.message("unit." + line.unit()), "rate", rate));
        };
    }

    private HtmlFragment meters() {
        if (bill.meters().isEmpty()) {
            return nothing();
        }
        List<HtmlFragment> rows = bill.meters().stream().map(m -> tag("tr",
                tag("th scope=\"row\"", messages.message("service." + m.service()) + " " + m.meter()),
                tag("td class=\"money\"", messages.number(m.before())),
                tag("td class=\"money\"",
                        messages.number(m.after()) + (m.estimated() ? " (" + messages.message("meter.estimated") + ")" : "")),
                tag("td class=\"money\"", messages.number(m.used()) + " " + messages.message("unit." + m.unit())))).toList();
        return tag("section", tag("h2", messages.message("meters")),
                tag("table", header("meter", "#meter.before", "#meter.after", "#meter.used"), tag("tbody", concat(rows))));
    }

    private HtmlFragment comparison() {
        return explanation.lastBill().map(difference -> {
            Money total = difference.total();
            String key = total.isZero() ? "changed.same" : total.isNegative() ? "changed.less" : "changed.more";
            BillExplanation.DifferenceByCause parts = difference.parts();
            return tag("section", tag("h2", messages.message("changed")),
                    tag("p", messages.message(key, Map.of("amount", total.max(total.negated()), "issued", difference.before().issued()))),
                    tag("table class=\"sums\"", tag("tbody",
                            row(messages.message("cause.days",
                                    Map.of("before", difference.before().period().days(), "now", bill.period().days())), parts.days(),
                                    "tr"),
                            sum("cause.usage", parts.usage(), "tr"), sum("cause.rate", parts.rate(), "tr"),
                            sum("cause.one-off", parts.oneOff(), "tr"),
                            sum("cause.total", total, "tr class=\"total\""))));
        }).orElse(nothing());
    }

    private HtmlFragment waysToPay() {
        String phone = utility.lines().office().formatNational();
        return tag("section class=\"ways\"",
                tag("h2", messages.message("pay")),
                tag("ul", tag("li", messages.message("pay.web", Map.of("url", siteUrl + "/pay"))),
                        tag("li", messages.message("pay.phone", Map.of("phone", phone))),
                        tag("li", messages.message("pay.mail", Map.of("address", postal())))),
                tag("h2", messages.message("help")), tag("p", messages.message("help.text", Map.of("url", siteUrl + "/help-paying"))),
                tag("h2", messages.message("questions")),
                tag("p", messages.message("questions.text", Map.of("phone", phone, "url", siteUrl + "/my"))));
    }

    /** Comes first in the document, so that print can put it at the foot of the first page. */
    private HtmlFragment paymentStub() {
        return tag("div class=\"slip\"" + attribute("aria-label", messages.message("stub")),
                tag("p class=\"cut\"", messages.message("stub")),
                tag("div class=\"payee\"", tag("address", lines(utility.name(), utility.address().line1(),
                        utility.address().city() + ", " + utility.address().state() + " " + utility.address().zip())),
                        tag("p", messages.message("stub.payee", Map.of("utility", utility.name())))),
                tag("dl class=\"facts\"",
                        fact("account", inThrees(recipient.account().number().value())),
                        fact("amount-due", messages.money(bill.total().max(bill.total().zero()))),
                        fact("stub.due", messages.day(bill.due())),
                        tag("div class=\"enclosed\"", tag("dt", messages.message("stub.enclosed")),
                                tag("dd", bill.total().currency().getSymbol(messages.language().locale())))));
    }

    private Money carriedOver() {
        return bill.previous().plus(bill.payments()).max(bill.total().zero());
    }

    private String name(BillLine line) {
        return line.name(messages.language());
    }

    private String postal() {
        return utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " "
                + utility.address().zip();
    }

    private HtmlFragment sum(String key, Money amount, String tr) {
        return row(messages.message(key), amount, tr);
    }

    private HtmlFragment row(String label, Money amount, String tr) {
        return tag(tr, tag("th scope=\"row\"", label), tag("td class=\"money\"", messages.money(amount)));
    }

    private HtmlFragment fact(String key, String value) {
        return tag("div", tag("dt", messages.message(key)), tag("dd", value));
    }

    /** @param keys of the headings; one with # is over numbers */
    private HtmlFragment header(String... keys) {
        return tag("thead", tag("tr", concat(java.util.Arrays.stream(keys)
                .map(key -> key.startsWith("#") ? tag("th scope=\"col\" class=\"money\"", messages.message(key.substring(1)))
                        : tag("th scope=\"col\"", messages.message(key)))
                .toList())));
    }

    private static HtmlFragment lines(String... lines) {
        var parts = new ArrayList<HtmlFragment>();
        for (String line : lines) {
            parts.add(HtmlFragment.text(line));
            parts.add(empty("br"));
        }
        return concat(parts);
    }

    /** 100 200 302: easier to read out and to type. */
    private static String inThrees(String number) {
        return number.matches("\\d{9}") ? number.replaceAll("(\\d{3})(?=\\d)", "$1 ") : number;
    }
}
