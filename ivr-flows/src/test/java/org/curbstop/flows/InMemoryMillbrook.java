package org.curbstop.flows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.curbstop.billing.BillExplanation;
import org.curbstop.common.Actor;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UtilityContext;
import org.curbstop.flows.arrangements.MillbrookArrangements;
import org.curbstop.flows.assistance.MillbrookAssistance;
import org.curbstop.flows.bills.BillActions;
import org.curbstop.flows.bills.MillbrookBills;
import org.curbstop.flows.grievances.MillbrookGrievances;
import org.curbstop.flows.orders.MillbrookOrders;
import org.curbstop.flows.outages.OutageActions;
import org.curbstop.flows.premises.AddressSuggestionActions;
import org.curbstop.utility.ServiceArea;

/** In-memory Millbrook behind the specifications of the real actions: its people, what they owe, and every effect of an action. */
public final class InMemoryMillbrook {
    private static final Map<String, List<String>> NEAR = Map.of(
            "14 aldr st", List.of("14 Alder St"), "12 aldr", List.of("12 Alder Ave", "12 Alder St"));

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final String CODE = "424242";
    private static final ServiceArea SERVICE_AREA = new ServiceArea(new GeoPoint(44.03, -121.36), new GeoPoint(44.09, -121.27));
    /** Balance of a home that was imported without a bill. */
    public static final long UNKNOWN = -1;
    private static final Instant LATER = Instant.parse("2026-11-22T20:00:00Z");

    /** @param late past-due part of {@code owed}, in cents; 0 if none */
    public record Home(String id, String number, String zip, String pin, String street, long owed, long late) {

        /** Returns the amounts that only the account holder may hear, with a point and with a comma. */
        public List<String> amounts() {
            return LongStream.of(owed, late).filter(cents -> cents > 0).boxed()
                    .flatMap(cents -> Stream.of(".", ",").map(point -> cents / 100 + point + "%02d".formatted(cents % 100))).toList();
        }
    }

    public record Citizen(PersonId id, Optional<String> phone, String language, List<Home> homes) {}

    private final Map<String, Citizen> people = new LinkedHashMap<>();
    private final Map<String, Function<ActionCall, ActionOutcome>> actions = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, String> challenges = new HashMap<>();
    private final Map<String, ActionOutcome> done = new java.util.concurrent.ConcurrentHashMap<>();
    /** Name of each action that ran, once per key, and what it did. */
    public final List<String> acts = new java.util.concurrent.CopyOnWriteArrayList<>();
    public String cardAnswer = "paid";
    /** Amount missed on a broken arrangement of every past-due customer; empty if there was no arrangement. */
    public String missed = "";
    String service = "on";
    /** Known outage at homes whose phone is on file: "", "out" or "expected". */
    String knownOutage = "";
    boolean officeClosed;
    /** "", "standard", or the message that staff wrote. */
    String storm = "";
    boolean outageSystemSilent;
    /** Whether somebody paid 12 dollars of every bill a minute ago. */
    boolean paidLately;
    /** Whether every customer has a visit on Tuesday morning. */
    public boolean visitBooked;
    /** Whether a payment of every customer is under way. */
    boolean paymentPending;
    /** Whether a person joins a chat. */
    boolean officeStaffed;
    /** Replaces the explanation of every bill, if present. */
    public Optional<BillExplanation> explained = Optional.empty();
    int codesSent;
    private Money started = Money.usd(8412);

    public InMemoryMillbrook() {
        citizen("ada", "+15035550101", "en", new Home("acct_ada", "100200302", "97999", "2030", "12 Alder St", 8412, 0));
        citizen("bo", "+15035550102", "en", new Home("acct_bb", "100200484", "97999", "4840", "7 Birch Ave", 31240, 22815));
        citizen("cy", "+15035550103", "en", new Home("acct_cy", "100200559", "97999", "9550", "3 Cedar Ct", 4107, 0),
                new Home("acct_cz", "100200633", "97999", "3360", "5 Cedar Ct", 0, 0));
        citizen("dee", "+15035550104", "es", new Home("acct_dee", "100200716", "97999", "6170", "21 Dogwood Ln", 12995, 0));
        citizen("eve", "+15035550105", "en");
        citizen("hana", "+15035550108", "en");
        citizen("gus", "+15035550107", "en", new Home("acct_gus", "100200971", "97999", "1790", "88 Foundry Rd", -310, 0));
        citizen("flo", "+15035550106", "en", new Home("acct_fx", "100200898", "97999", "8980", "40 Elm St", 28763, 0));
        citizen("tess", "+15035550110", "en", new Home("acct_tess", "100201136", "97999", "6311", "5 Cedar Ct", 1200, 0));
        citizen("nia", "+15035550112", "en", new Home("acct_nia", "100201219", "97999", "7310", "9 Birch Ave", UNKNOWN, 0));
        citizen("olga", "+15035550113", "en", new Home("acct_ogx", "100201300", "97999", "7310", "11 Birch Ave", 7390, 0));
        citizen("ivo", "+15035550109", "en", new Home("acct_jvh", "100201052", "97999", "2501", "16 Alder St", 6620, 0));
        actions.putAll(new MillbrookOrders(this).actions());
        actions.put("list-accounts", this::listAccounts);
        actions.put("list-billed-accounts", this::listAccounts);
        actions.put("list-payable-accounts", this::listAccounts);
        actions.put("find-balance", this::findBalance);
        actions.put("find-balance-day", call -> !call.caller().proof().orElseThrow().subjects().contains(call.require("account"))
                ? ActionOutcome.of("not-yours")
                : call.require("account").equals("acct_ogx")
                        ? ActionOutcome.of("outdated").with("street", SlotValue.of("11 Birch Ave"))
                                .with("day", SlotValue.of(TODAY.minusDays(9)))
                : ActionOutcome.of("current"));
        actions.put("explain-bill", call -> call.caller().proof().orElseThrow().subjects().contains(call.require("account"))
                ? explained.map(each -> BillActions.outcome(each, call.caller().context().channel()))
                        .orElseGet(() -> MillbrookBills.explain(home(call.require("account")).orElseThrow(), call.caller().context()
                                .channel()))
                : ActionOutcome.of("not-yours"));
        actions.put("begin-proof", this::beginProof);
        actions.put("send-code", call -> { codesSent++; return ActionOutcome.of("sent"); });
        actions.put("prove-identity", this::prove);
        actions.put("match-bill", this::matchBill);
        actions.put("work-out-payment", this::workOut);
        actions.put("start-payment", this::startPayment);
        actions.put("charge-card", this::charge);
        actions.put("ask-payment", this::charge);
        actions.put("which-service", call -> OutageActions.serviceOf(call.text("hazard").orElse("none"))
                .map(service -> ActionOutcome.of("known").with("service", SlotValue.of(service))).orElse(ActionOutcome.of("unknown")));
        actions.put("find-own-place", call -> own(call)
                .map(home -> ActionOutcome.of("found").with("ownStreet", SlotValue.of(home.street()))).orElse(ActionOutcome.of("unknown")));
        actions.put("report-outage", call -> {
            if (call.text("place").flatMap(GeoPoint::findIn).filter(at -> !SERVICE_AREA.contains(at)).isPresent()) {
                return ActionOutcome.of("outside-area");
            }
            acts.add("reports " + call.require("service") + " at " + call.text("place").or(() -> own(call).map(Home::street)).orElse("?")
                    + " danger " + call.text("hazard").filter(hazard -> !hazard.equals("no")).orElse("none"));
            return MillbrookOutages.reported(call.text("place").orElse(""), LATER).with("reference", SlotValue.of("rep_0000000001"));
        });
        actions.put("check-updates-phone", _ -> ActionOutcome.of("ok"));
        var near = new AddressSuggestionActions(said -> NEAR.getOrDefault(said.toLowerCase(java.util.Locale.ROOT), List.of()));
        actions.put("near-places", near.findNearPlaces()::run);
        actions.put("find-area", call -> call.text("place").map(MillbrookOutages::area).orElse(ActionOutcome.of("none")));
        actions.put("choose-near-place", near.chooseNearPlace()::run);
        actions.put("outage-status", call -> own(call).isEmpty() && call.text("place").isEmpty() ? ActionOutcome.of("place-wanted")
                : MillbrookOutages.status(call.text("place").orElse(""), LATER));
        actions.put("assume-outage", call -> ActionOutcome.of("assumed")
                .with("service", SlotValue.of(call.text("service").orElse("electric")))
                .with("hazard", SlotValue.of("none")).with("assumed", SlotValue.of(true)));
        actions.put("outage-system-age", _ -> outageSystemSilent
                ? ActionOutcome.of("stale").with("asOf", SlotValue.of(LATER)) : ActionOutcome.of("current"));
        actions.put("find-storm", _ -> storm.isEmpty() ? ActionOutcome.of("calm")
                : (storm.equals("standard") ? ActionOutcome.of("standard") : ActionOutcome.of("message")
                        .with("message", SlotValue.of(storm)))
                        .with("storm", SlotValue.of(true)));
        actions.put("find-centers", _ -> storm.isEmpty() ? ActionOutcome.of("none")
                : ActionOutcome.of("found").with("center", SlotValue.of("Millbrook Public Library, 200 Park Ave"))
                        .with("offer", SlotValue.of("BOTH")).with("more", SlotValue.of(true)));
        actions.put("find-known-outage", call -> knownOutage.isEmpty() || own(call).isEmpty() ? ActionOutcome.of("none")
                : (knownOutage.equals("expected") ? ActionOutcome.of("expected").with("back", SlotValue.of(LATER.plusSeconds(7200)))
                        : ActionOutcome.of("out")).with("service", SlotValue.of("ELECTRIC")).with("crew", SlotValue.of("ON_THE_WAY")));
        actions.put("text-payment-link", call -> filed(call.caller().context().phone().isPresent() ? "texted" : "not-texted",
                "texts " + call.require("url")));
        actions.put("raise-hand-off", this::handOff);
        actions.put("request-live-chat", _ -> officeStaffed && storm.isEmpty()
                ? ActionOutcome.of("waiting").with("case", SlotValue.of("case_0001")).with("connect", SlotValue.of(true))
                        .with("place", SlotValue.of(2)).with("until", SlotValue.of(LATER))
                : officeClosed ? ActionOutcome.of("closed").with("opens", SlotValue.of(LATER)) : ActionOutcome.of("full"));
        actions.put("book-callback", call -> ActionOutcome.of("booked").with("at", SlotValue.of(Instant.parse(call.require("slot")))));
        actions.putAll(new MillbrookArrangements(acts, () -> missed, () -> service).actions(id -> home(id).orElseThrow()));
        actions.putAll(new MillbrookGrievances(acts).actions(id -> home(id).orElseThrow()));
        actions.putAll(new MillbrookAssistance(acts).actions());
        actions.put("hand-in-photos", call -> {
            acts.add("hands in " + call.text("photos").orElse("nothing"));
            return call.text("photos").isEmpty() ? ActionOutcome.of("none")
                    : ActionOutcome.of("kept").with("reference", SlotValue.of("case_0002"));
        });
        actions.put("report-leak", call -> filed("filed", "leak at " + call.require("where") + " " + call.require("place")));
        actions.put("leak-credit-terms", _ -> ActionOutcome.of("offered").with("share", SlotValue.of(50)).with("days", SlotValue.of(90)));
        actions.put("request-leak-credit", call -> filed("requested", "leak credit " + call.require("account") + " "
                + call.text("photos").orElse("without papers")));
        actions.put("request-credit-return", call -> filed("requested", "credit of " + call.require("account"))
                .with("credit", SlotValue.of(Money.usd(310))));
        actions.put("confirm-back-on", call -> ActionOutcome.of(call.require("answer").equals("yes") ? "back" : "still-out"));
    }

    private ActionOutcome handOff(ActionCall call) {
        acts.add("hands off " + call.tasks().stream().filter(task -> !task.equals(call.flow())).toList());
        return call.caller().context().channel() == org.curbstop.common.Channel.VOICE && !officeClosed && storm.isEmpty()
                ? ActionOutcome.of("connect").with("case", SlotValue.of("case_0001")).with("connect", SlotValue.of(true))
                : ActionOutcome.of("callback").with("case", SlotValue.of("case_0001")).with("slots", new SlotValue.Options(List.of(
                        new SlotValue.Option(LATER.toString(), SlotValue.of(LATER)),
                        new SlotValue.Option(LATER.plusSeconds(3600).toString(), SlotValue.of(LATER.plusSeconds(3600))))))
                        .with("closed", SlotValue.of(officeClosed)).with("busy", SlotValue.of(!officeClosed && !storm.isEmpty()))
                                .with("opens", SlotValue.of(LATER));
    }

    private ActionOutcome filed(String outcome, String what) {
        acts.add(what);
        return ActionOutcome.of(outcome).with("reference", SlotValue.of("case_0000000003")).with("due", SlotValue.of(LATER));
    }

    private void citizen(String name, String phone, String language, Home... homes) {
        people.put(name, new Citizen(new PersonId("per_" + phone.substring(1)), Optional.of(phone), language, List.of(homes)));
    }

    public Citizen person(String name) {
        return people.get(name);
    }

    public Stream<Home> homes() {
        return people.values().stream().flatMap(citizen -> citizen.homes().stream());
    }

    public List<ActionSpec> specs() {
        return FlowActionSpecs.specs();
    }

    public ActionOutcome run(ActionSpec spec, ActionCall call) {
        Function<ActionCall, ActionOutcome> action = actions.get(spec.name());
        if (action == null) {
            throw new AssertionError("InMemoryMillbrook knows no action '" + spec.name() + "': add it there");
        }
        if (spec.effect() == ActionSpec.Effect.READS) {
            return action.apply(call);
        }
        return done.computeIfAbsent(call.key(), key -> {
            acts.add(spec.name());
            return action.apply(call);
        });
    }

    public List<FlowAction> actions() {
        return specs().stream().<FlowAction>map(spec -> new FlowAction() {
            @Override
            public ActionSpec spec() {
                return spec;
            }

            @Override
            public ActionOutcome run(ActionCall call) {
                return InMemoryMillbrook.this.run(spec, call);
            }
        }).toList();
    }

    public long times(String action) {
        return acts.stream().filter(action::equals).count();
    }

    public Optional<Home> home(String id) {
        return people.values().stream().flatMap(citizen -> citizen.homes().stream()).filter(home -> home.id().equals(id)).findFirst();
    }

    private Optional<Home> own(ActionCall call) {
        return people.values().stream().filter(
                citizen -> citizen.phone().equals(call.caller().context().phone().map(PhoneNumber::e164)) && citizen.homes().size() == 1)
                .map(citizen -> citizen.homes().getFirst()).findFirst();
    }

    private ActionOutcome listAccounts(ActionCall call) {
        var mine = call.caller().proof().orElseThrow().subjects();
        return switch (mine.size()) {
            case 0 -> ActionOutcome.of("none");
            case 1 -> ActionOutcome.of("one").with("account", SlotValue.of(mine.getFirst()));
            default -> ActionOutcome.of("several").with("accounts", new SlotValue.Options(
                    mine.stream().map(id -> new SlotValue.Option(id, SlotValue.of(home(id).orElseThrow().street()))).toList()));
        };
    }

    private ActionOutcome findBalance(ActionCall call) {
        if (!call.caller().proof().orElseThrow().subjects().contains(call.require("account"))) {
            return ActionOutcome.of("not-yours");
        }
        var home = home(call.require("account")).orElseThrow();
        var owed = SlotValue.of(Money.usd(home.owed()));
        var outcome = home.owed() == UNKNOWN ? ActionOutcome.of("unknown")
                : paymentPending ? ActionOutcome.of("pending").with("owed", owed).with("total", owed) : home.late() > 0
                ? ActionOutcome.of("past-due").with("owed", owed).with("total", owed).with("pastDue", SlotValue.of(Money.usd(home.late())))
                        .with("since", SlotValue.of(TODAY.minusDays(40)))
                : home.owed() > 0
                        ? ActionOutcome.of("owed").with("owed", owed).with("total", owed).with("due", SlotValue.of(TODAY.plusDays(12)))
                : home.owed() < 0 ? ActionOutcome.of("credit").with("credit", SlotValue.of(Money.usd(-home.owed())))
                : ActionOutcome.of("paid");
        return outcome.with("street", SlotValue.of(home.street())).with("ending", SlotValue.digits(home.number().substring(5)));
    }

    private ActionOutcome beginProof(ActionCall call) {
        String claim = call.text("number").or(() -> call.caller().context().phone().map(PhoneNumber::e164)).orElse("");
        if (claim.length() < 5) {
            return ActionOutcome.of("no-such-number");
        }
        challenges.put("chl_" + challenges.size(), claim);
        return ActionOutcome.of("begun").with("challenge", SlotValue.of("chl_" + (challenges.size() - 1)));
    }

    private ActionOutcome prove(ActionCall call) {
        String claim = challenges.get(call.require("challenge"));
        boolean byPin = call.require("how").equals("pin");
        int tried = tries.merge(byPin ? claim : call.require("challenge"), 1, Integer::sum);
        if (tried > 5) {
            return byPin ? ActionOutcome.of("locked-out").with("until", SlotValue.of(LATER)) : ActionOutcome.of("expired");
        }
        var secret = call.require("secret");
        return people.values().stream()
                .filter(citizen -> citizen.phone().filter(claim::equals).isPresent() && !citizen.homes().isEmpty()
                        || citizen.homes().stream().anyMatch(home -> home.number().equals(claim)))
                .filter(citizen -> byPin
                        ? citizen.homes().stream().anyMatch(home -> home.pin().equals(secret)) : codesSent > 0 && secret.equals(CODE))
                .findFirst()
                .map(citizen -> ActionOutcome.of("proved")
                        .withProof(new IdentityProof(secret.equals(CODE) ? ProofLevel.BY_CODE : ProofLevel.BY_PIN, citizen.id(),
                                citizen.homes().stream().map(Home::id).toList())))
                .orElseGet(() -> ActionOutcome.of("wrong").with("left", SlotValue.of(5 - tried)));
    }

    private ActionOutcome matchBill(ActionCall call) {
        int wrong = tries.getOrDefault("guest", 0);
        Optional<Money> amount = call.text("billAmount").map(_ -> call.money("billAmount"));
        if (wrong >= 2 && amount.isEmpty()) {
            return ActionOutcome.of("amount-wanted");
        }
        if (wrong >= 4) {
            return ActionOutcome.of("locked-out").with("until", SlotValue.of(LATER));
        }
        return homes().filter(home -> home.number().equals(call.require("number")) && home.zip().equals(call.require("zip")))
                .filter(home -> amount.map(Money.usd(home.owed())::equals).orElse(true)).findFirst()
                .map(home -> ActionOutcome.of("matched").with("account", SlotValue.of(home.id())).with("ending",
                        SlotValue.digits(home.number().substring(5))))
                .orElseGet(() -> {
                    tries.merge("guest", 1, Integer::sum);
                    return ActionOutcome.of("no-match");
                });
    }

    private ActionOutcome workOut(ActionCall call) {
        var amount = switch (call.text("howMuch").orElse(call.text("amount").isPresent() ? "other" : "all")) {
            case "all" -> call.money("owed");
            case "past-due" -> call.money("pastDue");
            default -> call.money("amount");
        };
        if (amount.minor() < 100) {
            return ActionOutcome.of("too-little").with("limit", SlotValue.of(Money.usd(100)));
        }
        if (amount.minor() > 500_000) {
            return ActionOutcome.of("too-much").with("limit", SlotValue.of(Money.usd(500_000)));
        }
        var owed = call.text("owed").map(_ -> call.money("owed")).filter(Money::isPositive).filter(sum -> sum.compareTo(amount) < 0);
        return owed
                .map(sum -> ActionOutcome.of("overpays").with("owed", SlotValue.of(sum)).with("surplus", SlotValue.of(amount.minus(sum))))
                .orElseGet(() -> !paidLately ? ActionOutcome.of("payable") : ActionOutcome.of("paid-lately")
                        .with("lately", SlotValue.of(Money.usd(1200))).with("minutes", SlotValue.of(1))
                        .with("underway", SlotValue.of(false)))
                .with("toPay", SlotValue.of(amount)).with("fee", SlotValue.of(Money.usd(0))).with("total", SlotValue.of(amount))
                .with("hasFee", SlotValue.of(false));
    }

    private ActionOutcome startPayment(ActionCall call) {
        started = call.money("toPay");
        acts.add("pays " + call.require("account") + " " + call.money("toPay").decimal());
        return ActionOutcome.of("started").with("payment", SlotValue.of("pay_0000000001")).with("total", SlotValue.of(call.money("toPay")))
                .with("url", SlotValue.of("https://pay.millbrook.example/pay/with/k3j9"));
    }

    private ActionOutcome charge(ActionCall call) {
        return switch (cardAnswer) {
            case "paid" -> ActionOutcome.of("paid").with("total", SlotValue.of(started)).with("receipt", SlotValue.digits("600100200"));
            case "declined" -> ActionOutcome.of("declined").with("reason", SlotValue.of("INSUFFICIENT_FUNDS"));
            case "needs-page" -> ActionOutcome.of("needs-page").with("url", SlotValue.of("https://pay.millbrook.example/pay/with/k3j9"));
            default -> ActionOutcome.of(cardAnswer);
        };
    }

    public static Set<String> facts() {
        return Set.copyOf(FlowActionSpecs.promptFacts());
    }

    /** Returns the utility context of Millbrook's conversations. */
    public static UtilityContext surroundings() {
        return new UtilityContext() {
            @Override
            public List<Language> languages() {
                return List.of(Language.ENGLISH, Language.SPANISH);
            }

            @Override
            public Map<String, String> facts() {
                var facts = new HashMap<String, String>();
                FlowActionSpecs.promptFacts().forEach(name -> facts.put(name, "(503) 555-0190"));
                facts.put("utility", "Millbrook Utilities");
                return facts;
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("America/Los_Angeles");
            }

            @Override
            public Currency currency() {
                return Money.USD;
            }

            @Override
            public Optional<IdentityProof> proofOf(PersonId signedIn) {
                return new InMemoryMillbrook().people.values().stream().filter(citizen -> citizen.id().equals(signedIn)).findFirst()
                        .map(citizen -> new IdentityProof(ProofLevel.SIGNED_IN, citizen.id(),
                                citizen.homes().stream().map(Home::id).toList()));
            }

            @Override
            public Optional<Language> preferredLanguageOf(PhoneNumber phone) {
                return new InMemoryMillbrook().people.values().stream()
                        .filter(citizen -> citizen.phone().filter(phone.e164()::equals).isPresent()).findFirst()
                        .map(citizen -> new Language(citizen.language()));
            }

            @Override
            public void savePreferredLanguage(Actor person, Language language) {
                // Each conversation has its own people; FlowConversationsTest checks what is saved.
            }
        };
    }
}
