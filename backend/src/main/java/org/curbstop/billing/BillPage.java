package org.curbstop.billing;

import static org.curbstop.common.print.Html.all;
import static org.curbstop.common.print.Html.attribute;
import static org.curbstop.common.print.Html.empty;
import static org.curbstop.common.print.Html.none;
import static org.curbstop.common.print.Html.tag;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.common.Money;
import org.curbstop.common.print.Html;
import org.curbstop.usage.Read;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;

/** Lays a bill out, top to bottom: who and how much, the charges line by line, why it changed, use, how to pay, the slip. */
final class BillPage {

    private final Bill bill;
    private final Explanation explanation;
    private final Addressee to;
    private final UsageChart usage;
    private final Utility utility;
    private final URI site;
    private final BillWords words;

    record Addressee(Account account, Person holder) {

        Address mailing() {
            return holder.mailing().orElse(account.premise().address());
        }
    }

    BillPage(Explanation explanation, Addressee to, List<Read> reads, Utility utility, URI site, BillWords words) {
        this.bill = explanation.bill();
        this.explanation = explanation;
        this.to = to;
        this.usage = new UsageChart(reads, words);
        this.utility = utility;
        this.site = site;
        this.words = words;
    }

    /** @param look the style sheet, or a link to it */
    String document(Html look) {
        String street = to.account().premise().address().street();
        String description = words.say("description", Map.of("address", street, "from", bill.period().from(), "until", bill.period().lastDay()));
        Html head = tag("head",
                empty("meta charset=\"utf-8\""),
                empty("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\""),
                tag("title", words.say("title", Map.of("utility", utility.name(), "issued", bill.issued()))),
                empty("meta name=\"description\"" + attribute("content", description)),
                empty("meta name=\"subject\"" + attribute("content", description)),
                empty("meta name=\"author\"" + attribute("content", utility.name())),
                look);
        Html body = tag("body", slip(), tag("main", letterhead(), addresses(), tag("div class=\"pair\"", summary(), changed()), charges(), meters(), usage.html(), ways()));
        return "<!DOCTYPE html>\n" + tag("html" + attribute("lang", words.language().tag()), head, body);
    }

    private Html letterhead() {
        return tag("div class=\"letterhead\"", tag("p class=\"utility\"", utility.name()), tag("h1", words.say("bill")));
    }

    private Html addresses() {
        Address at = to.account().premise().address();
        Address mailing = to.mailing();
        Html facts = tag("dl class=\"facts\"",
                fact("account", grouped(to.account().number().value())),
                fact("issued", words.day(bill.issued())),
                fact("service-address", at.street()),
                fact("period", words.say("period.value", Map.of("from", bill.period().from(), "until", bill.period().lastDay(), "days", bill.period().days()))));
        Html addressee = tag("address", lines(to.holder().name(), mailing.street(), mailing.city() + ", " + mailing.state() + " " + mailing.zip()));
        return tag("div class=\"top\"", tag("div class=\"left\"", addressee, facts), due());
    }

    private Html due() {
        boolean owes = bill.total().isPositive();
        return tag("div class=\"due\"",
                tag("p class=\"label\"", words.say("amount-due")),
                tag("p class=\"amount\"", words.money(owes ? bill.total() : bill.total().zero())),
                tag("p class=\"by\"", owes ? words.say("due-by", Map.of("due", bill.due())) : words.say("credit")),
                carriedOver().isPositive() ? tag("p class=\"past\"", words.say("past-due", Map.of("amount", carriedOver()))) : none());
    }

    private Html summary() {
        return tag("section", tag("h2", words.say("summary")), tag("table class=\"sums\"", tag("tbody",
                sum("previous", bill.previous(), "tr"), sum("payments", bill.payments(), "tr"), sum("new-charges", bill.charges(), "tr"),
                sum("total", bill.total(), "tr class=\"total\""))));
    }

    private Html charges() {
        var services = new ArrayList<Html>();
        for (UtilityService service : UtilityService.values()) {
            List<BillLine> lines = bill.lines().stream().filter(l -> l.service() == service).toList();
            if (!lines.isEmpty()) {
                services.add(tag("tbody", all(lines.stream().map(this::line).toList()), subtotal(service, lines)));
            }
        }
        return tag("section class=\"charges\"", tag("h2", words.say("charges")),
                tag("table", header("charge", "how", "#amount"), all(services)),
                tag("p class=\"note\"", words.say("unit.note")));
    }

    private Html line(BillLine line) {
        return tag("tr",
                tag("th scope=\"row\"", line.tier() == 0 ? name(line) : words.say("tier", Map.of("name", name(line), "tier", line.tier()))),
                tag("td", how(line)),
                tag("td class=\"money\"", words.money(line.amount())));
    }

    private Html subtotal(UtilityService service, List<BillLine> lines) {
        Money subtotal = Money.sum(bill.total().currency(), lines.stream().map(BillLine::amount).toList());
        return tag("tr class=\"subtotal\"",
                tag("th scope=\"row\" colspan=\"2\"", words.say("subtotal", Map.of("service", words.say("service." + service)))),
                tag("td class=\"money\"", words.money(subtotal)));
    }

    /** The sum that anybody can do again. */
    private String how(BillLine line) {
        String rate = words.rate(line.rate(), line.amount().currency());
        boolean whole = line.quantity().stripTrailingZeros().scale() <= 0;
        return switch (line.kind()) {
            case ONE_OFF -> words.say("how.once");
            case TAX -> words.say("how.tax", Map.of("percent", words.percent(line.rate()),
                    "base", words.money(Rounding.line(line.quantity(), BigDecimal.ONE, line.amount().currency()))));
            case FIXED, USE, DEMAND -> line.unit().equals("month")
                    ? whole ? words.say("how.month", Map.of("quantity", line.quantity().intValue(), "rate", rate))
                            : words.say("how.share", Map.of("quantity", words.number(line.quantity()), "rate", rate))
                    : words.say("how.rate", Map.of("quantity", words.number(line.quantity()), "unit", words.say("unit." + line.unit()), "rate", rate));
        };
    }

    private Html meters() {
        if (bill.meters().isEmpty()) {
            return none();
        }
        List<Html> rows = bill.meters().stream().map(m -> tag("tr",
                tag("th scope=\"row\"", words.say("service." + m.service()) + " " + m.meter()),
                tag("td class=\"money\"", words.number(m.before())),
                tag("td class=\"money\"", words.number(m.after()) + (m.estimated() ? " (" + words.say("meter.estimated") + ")" : "")),
                tag("td class=\"money\"", words.number(m.used()) + " " + words.say("unit." + m.unit())))).toList();
        return tag("section", tag("h2", words.say("meters")),
                tag("table", header("meter", "#meter.before", "#meter.after", "#meter.used"), tag("tbody", all(rows))));
    }

    private Html changed() {
        return explanation.lastBill().map(difference -> {
            Money total = difference.total();
            String key = total.isZero() ? "changed.same" : total.isNegative() ? "changed.less" : "changed.more";
            Explanation.Parts parts = difference.parts();
            return tag("section", tag("h2", words.say("changed")),
                    tag("p", words.say(key, Map.of("amount", total.max(total.negated()), "issued", difference.before().issued()))),
                    tag("table class=\"sums\"", tag("tbody",
                            row(words.say("cause.days", Map.of("before", difference.before().period().days(), "now", bill.period().days())), parts.days(), "tr"),
                            sum("cause.usage", parts.usage(), "tr"), sum("cause.rate", parts.rate(), "tr"), sum("cause.one-off", parts.oneOff(), "tr"),
                            sum("cause.total", total, "tr class=\"total\""))));
        }).orElse(none());
    }

    private Html ways() {
        String phone = utility.lines().office().national();
        return tag("section class=\"ways\"",
                tag("h2", words.say("pay")),
                tag("ul", tag("li", words.say("pay.web", Map.of("url", site + "/pay"))), tag("li", words.say("pay.phone", Map.of("phone", phone))),
                        tag("li", words.say("pay.mail", Map.of("address", postal())))),
                tag("h2", words.say("help")), tag("p", words.say("help.text", Map.of("url", site + "/help-paying"))),
                tag("h2", words.say("questions")), tag("p", words.say("questions.text", Map.of("phone", phone, "url", site + "/my"))));
    }

    /** Comes first in the document, so that paper can put it at the foot of the first sheet. */
    private Html slip() {
        return tag("div class=\"slip\"" + attribute("aria-label", words.say("stub")),
                tag("p class=\"cut\"", words.say("stub")),
                tag("div class=\"payee\"", tag("address", lines(utility.name(), utility.address().line1(),
                        utility.address().city() + ", " + utility.address().state() + " " + utility.address().zip())),
                        tag("p", words.say("stub.payee", Map.of("utility", utility.name())))),
                tag("dl class=\"facts\"",
                        fact("account", grouped(to.account().number().value())),
                        fact("amount-due", words.money(bill.total().max(bill.total().zero()))),
                        fact("stub.due", words.day(bill.due())),
                        tag("div class=\"enclosed\"", tag("dt", words.say("stub.enclosed")), tag("dd", bill.total().currency().getSymbol(words.language().locale())))));
    }

    private Money carriedOver() {
        return bill.previous().plus(bill.payments()).max(bill.total().zero());
    }

    private String name(BillLine line) {
        return line.name(words.language());
    }

    private String postal() {
        return utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " " + utility.address().zip();
    }

    private Html sum(String key, Money amount, String tr) {
        return row(words.say(key), amount, tr);
    }

    private Html row(String label, Money amount, String tr) {
        return tag(tr, tag("th scope=\"row\"", label), tag("td class=\"money\"", words.money(amount)));
    }

    private Html fact(String key, String value) {
        return tag("div", tag("dt", words.say(key)), tag("dd", value));
    }

    /** @param keys of the headings; one with # stands over numbers */
    private Html header(String... keys) {
        return tag("thead", tag("tr", all(java.util.Arrays.stream(keys)
                .map(key -> key.startsWith("#") ? tag("th scope=\"col\" class=\"money\"", words.say(key.substring(1))) : tag("th scope=\"col\"", words.say(key)))
                .toList())));
    }

    private static Html lines(String... lines) {
        var parts = new ArrayList<Html>();
        for (String line : lines) {
            parts.add(Html.text(line));
            parts.add(empty("br"));
        }
        return all(parts);
    }

    /** 100 200 302: easier to read out and to type. */
    private static String grouped(String number) {
        return number.matches("\\d{9}") ? number.replaceAll("(\\d{3})(?=\\d)", "$1 ") : number;
    }
}
