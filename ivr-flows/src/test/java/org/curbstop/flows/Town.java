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
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Surroundings;
import org.curbstop.conversation.Value;

/** Millbrook in memory, behind the very specifications of the real actions: what its people owe, who they are, and every act that was done. */
public final class Town {
    private static final Map<String, List<String>> NEAR = Map.of("14 aldr st", List.of("14 Alder St"), "12 aldr", List.of("12 Alder Ave", "12 Alder St"));


    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String CODE = "424242";
    /** Of a home that was taken over without a bill. */
    static final long UNKNOWN = -1;
    private static final Instant LATER = Instant.parse("2026-11-22T20:00:00Z");

    /** @param late of what is owed; 0 if nothing */
    public record Home(String id, String number, String zip, String pin, String street, long owed, long late) {

        /** As any language would write them: what only the holder may hear. */
        public List<String> amounts() {
            return LongStream.of(owed, late).filter(cents -> cents > 0).boxed()
                    .flatMap(cents -> Stream.of(".", ",").map(point -> cents / 100 + point + "%02d".formatted(cents % 100))).toList();
        }
    }

    public record Citizen(PersonId id, Optional<String> phone, String language, List<Home> homes) {}

    private final Map<String, Citizen> people = new LinkedHashMap<>();
    private final Map<String, Function<ActionCall, Outcome>> actions = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, String> challenges = new HashMap<>();
    private final Map<String, Outcome> done = new java.util.concurrent.ConcurrentHashMap<>();
    /** Every effect once, as "action key values". */
    public final List<String> acts = new java.util.concurrent.CopyOnWriteArrayList<>();
    public String cardAnswer = "paid";
    /** Of an earlier plan that everybody who is late had and broke; empty: nobody had one. */
    public String missed = "";
    String service = "on";
    int codesSent;
    private Money started = Money.usd(8412);

    public Town() {
        citizen("ada", "+15035550101", "en", new Home("acct_ada", "100200302", "97999", "2030", "12 Alder St", 8412, 0));
        citizen("bo", "+15035550102", "en", new Home("acct_bb", "100200484", "97999", "4840", "7 Birch Ave", 31240, 22815));
        citizen("cy", "+15035550103", "en", new Home("acct_cy", "100200559", "97999", "9550", "3 Cedar Ct", 4107, 0),
                new Home("acct_cz", "100200633", "97999", "3360", "5 Cedar Ct", 0, 0));
        citizen("dee", "+15035550104", "es", new Home("acct_dee", "100200716", "97999", "6170", "21 Dogwood Ln", 12995, 0));
        citizen("eve", "+15035550105", "en");
        citizen("hana", "+15035550108", "en");
        citizen("flo", "+15035550106", "en", new Home("acct_fx", "100200898", "97999", "8980", "40 Elm St", 28763, 0));
        citizen("tess", "+15035550110", "en", new Home("acct_tess", "100201136", "97999", "6311", "5 Cedar Ct", 1200, 0));
        citizen("nia", "+15035550112", "en", new Home("acct_nia", "100201219", "97999", "7310", "9 Birch Ave", UNKNOWN, 0));
        citizen("ivo", "+15035550109", "en", new Home("acct_jvh", "100201052", "97999", "2501", "16 Alder St", 6620, 0));
        actions.putAll(new TownOrders(this).actions());
        actions.put("list-accounts", this::listAccounts);
        actions.put("find-balance", this::findBalance);
        actions.put("begin-proof", this::beginProof);
        actions.put("send-code", call -> { codesSent++; return Outcome.of("sent"); });
        actions.put("prove-identity", this::prove);
        actions.put("match-bill", this::matchBill);
        actions.put("work-out-payment", this::workOut);
        actions.put("start-payment", this::startPayment);
        actions.put("charge-card", this::charge);
        actions.put("ask-payment", this::charge);
        actions.put("which-service", call -> switch (call.text("hazard").orElse("none")) {
            case "line", "medical" -> Outcome.of("known").with("service", Value.of("electric"));
            case "sewer", "gas" -> Outcome.of("known").with("service", Value.of(call.require("hazard")));
            default -> Outcome.of("unknown");
        });
        actions.put("find-own-place", call -> own(call).map(home -> Outcome.of("found").with("ownStreet", Value.of(home.street()))).orElse(Outcome.of("unknown")));
        actions.put("report-outage", call -> {
            acts.add("reports " + call.require("service") + " at " + call.text("place").or(() -> own(call).map(Home::street)).orElse("?") + " danger " + call.text("hazard").orElse("none"));
            return Outcome.of("first").with("reference", Value.of("rep_0000000001"));
        });
        actions.put("check-updates-phone", _ -> Outcome.of("ok"));
        var near = new NearPlaces(said -> NEAR.getOrDefault(said.toLowerCase(java.util.Locale.ROOT), List.of()));
        actions.put("near-places", near.findNearPlaces()::run);
        actions.put("choose-near-place", near.chooseNearPlace()::run);
        actions.put("outage-status", call -> own(call).isEmpty() && call.text("place").isEmpty() ? Outcome.of("place-wanted")
                : Outcome.of("expected").with("service", Value.of("ELECTRIC")).with("crew", Value.of("ON_THE_WAY")).with("back", Value.of(LATER.plusSeconds(7200))).with("moved", Value.of(1)));
        actions.put("raise-hand-off", call -> call.who().approach().channel() == org.curbstop.common.Channel.VOICE
                ? Outcome.of("connect").with("case", Value.of("case_0001")).with("connect", Value.of(true))
                : Outcome.of("callback").with("case", Value.of("case_0001")).with("slots", new Value.Items(List.of(
                        new Value.Item(LATER.toString(), Value.of(LATER)), new Value.Item(LATER.plusSeconds(3600).toString(), Value.of(LATER.plusSeconds(3600)))))));
        actions.put("book-callback", call -> Outcome.of("booked").with("at", Value.of(Instant.parse(call.require("slot")))));
        actions.putAll(new TimeToPay(acts, () -> missed, () -> service).actions(id -> home(id).orElseThrow()));
        actions.putAll(new Relief(acts).actions());
        actions.put("hand-in-photos", call -> {
            acts.add("hands in " + call.text("photos").orElse("nothing"));
            return call.text("photos").isEmpty() ? Outcome.of("none") : Outcome.of("kept").with("reference", Value.of("case_0002"));
        });
        actions.put("confirm-back-on", call -> Outcome.of(call.require("answer").equals("yes") ? "back" : "still-out"));
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
        return FlowActions.specs();
    }

    public Outcome run(ActionSpec spec, ActionCall call) {
        if (spec.effect() == ActionSpec.Effect.READS) {
            return actions.get(spec.name()).apply(call);
        }
        return done.computeIfAbsent(call.key(), key -> {
            acts.add(spec.name());
            return actions.get(spec.name()).apply(call);
        });
    }

    public List<FlowAction> actions() {
        return specs().stream().<FlowAction>map(spec -> new FlowAction() {
            @Override
            public ActionSpec spec() {
                return spec;
            }

            @Override
            public Outcome run(ActionCall call) {
                return Town.this.run(spec, call);
            }
        }).toList();
    }

    public long times(String action) {
        return acts.stream().filter(action::equals).count();
    }

    Optional<Home> home(String id) {
        return people.values().stream().flatMap(citizen -> citizen.homes().stream()).filter(home -> home.id().equals(id)).findFirst();
    }

    private Optional<Home> own(ActionCall call) {
        return people.values().stream().filter(citizen -> citizen.phone().equals(call.who().approach().phone().map(PhoneNumber::e164)) && citizen.homes().size() == 1)
                .map(citizen -> citizen.homes().getFirst()).findFirst();
    }

    private Outcome listAccounts(ActionCall call) {
        var mine = call.who().proof().orElseThrow().subjects();
        return switch (mine.size()) {
            case 0 -> Outcome.of("none");
            case 1 -> Outcome.of("one").with("account", Value.of(mine.getFirst()));
            default -> Outcome.of("several").with("accounts", new Value.Items(mine.stream().map(id -> new Value.Item(id, Value.of(home(id).orElseThrow().street()))).toList()));
        };
    }

    private Outcome findBalance(ActionCall call) {
        if (!call.who().proof().orElseThrow().subjects().contains(call.require("account"))) {
            return Outcome.of("not-yours");
        }
        var home = home(call.require("account")).orElseThrow();
        var owed = Value.of(Money.usd(home.owed()));
        var outcome = home.owed() == UNKNOWN ? Outcome.of("unknown") : home.late() > 0
                ? Outcome.of("past-due").with("owed", owed).with("total", owed).with("pastDue", Value.of(Money.usd(home.late()))).with("since", Value.of(TODAY.minusDays(40)))
                : home.owed() > 0 ? Outcome.of("owed").with("owed", owed).with("total", owed).with("due", Value.of(TODAY.plusDays(12))) : Outcome.of("paid");
        return outcome.with("street", Value.of(home.street())).with("ending", Value.digits(home.number().substring(5)));
    }

    private Outcome beginProof(ActionCall call) {
        String claim = call.text("way").filter("phone"::equals).isPresent()
                ? call.who().approach().phone().map(PhoneNumber::e164).orElse("") : call.text("number").orElse("");
        if (claim.length() < 5) {
            return Outcome.of("no-such-number");
        }
        challenges.put("chl_" + challenges.size(), claim);
        return Outcome.of("begun").with("challenge", Value.of("chl_" + (challenges.size() - 1)));
    }

    private Outcome prove(ActionCall call) {
        String claim = challenges.get(call.require("challenge"));
        boolean byPin = call.require("how").equals("pin");
        int tried = tries.merge(byPin ? claim : call.require("challenge"), 1, Integer::sum);
        if (tried > 5) {
            return byPin ? Outcome.of("locked-out").with("until", Value.of(LATER)) : Outcome.of("expired");
        }
        var secret = call.require("secret");
        return people.values().stream()
                .filter(citizen -> citizen.phone().filter(claim::equals).isPresent() && !citizen.homes().isEmpty() || citizen.homes().stream().anyMatch(home -> home.number().equals(claim)))
                .filter(citizen -> byPin ? citizen.homes().stream().anyMatch(home -> home.pin().equals(secret)) : codesSent > 0 && secret.equals(CODE)).findFirst()
                .map(citizen -> Outcome.of("proved").proving(new Proof(secret.equals(CODE) ? Proven.BY_CODE : Proven.BY_PIN, citizen.id(), citizen.homes().stream().map(Home::id).toList())))
                .orElseGet(() -> Outcome.of("wrong").with("left", Value.of(5 - tried)));
    }

    private Outcome matchBill(ActionCall call) {
        int wrong = tries.getOrDefault("guest", 0);
        Optional<Money> amount = call.text("billAmount").map(_ -> call.money("billAmount"));
        if (wrong >= 2 && amount.isEmpty()) {
            return Outcome.of("amount-wanted");
        }
        if (wrong >= 4) {
            return Outcome.of("locked-out").with("until", Value.of(LATER));
        }
        return homes().filter(home -> home.number().equals(call.require("number")) && home.zip().equals(call.require("zip")))
                .filter(home -> amount.map(Money.usd(home.owed())::equals).orElse(true)).findFirst()
                .map(home -> Outcome.of("matched").with("account", Value.of(home.id())).with("ending", Value.digits(home.number().substring(5))))
                .orElseGet(() -> {
                    tries.merge("guest", 1, Integer::sum);
                    return Outcome.of("no-match");
                });
    }

    private Outcome workOut(ActionCall call) {
        var amount = switch (call.text("howMuch").orElse("other")) {
            case "all" -> call.money("owed");
            case "past-due" -> call.money("pastDue");
            default -> call.money("amount");
        };
        if (amount.minor() < 100) {
            return Outcome.of("too-little").with("limit", Value.of(Money.usd(100)));
        }
        if (amount.minor() > 500_000) {
            return Outcome.of("too-much").with("limit", Value.of(Money.usd(500_000)));
        }
        var owed = call.text("owed").map(_ -> call.money("owed")).filter(Money::isPositive).filter(sum -> sum.compareTo(amount) < 0);
        return owed.map(sum -> Outcome.of("overpays").with("owed", Value.of(sum)).with("surplus", Value.of(amount.minus(sum)))).orElseGet(() -> Outcome.of("payable"))
                .with("toPay", Value.of(amount)).with("fee", Value.of(Money.usd(0))).with("total", Value.of(amount)).with("hasFee", Value.of(false));
    }

    private Outcome startPayment(ActionCall call) {
        started = call.money("toPay");
        acts.add("pays " + call.require("account") + " " + call.money("toPay").decimal());
        return Outcome.of("started").with("payment", Value.of("pay_0000000001")).with("total", Value.of(call.money("toPay")))
                .with("url", Value.of("https://pay.millbrook.example/pay/with/k3j9"));
    }

    private Outcome charge(ActionCall call) {
        return switch (cardAnswer) {
            case "paid" -> Outcome.of("paid").with("total", Value.of(started)).with("receipt", Value.digits("600100200"));
            case "declined" -> Outcome.of("declined").with("reason", Value.of("INSUFFICIENT_FUNDS"));
            case "needs-page" -> Outcome.of("needs-page").with("url", Value.of("https://pay.millbrook.example/pay/with/k3j9"));
            default -> Outcome.of(cardAnswer);
        };
    }

    public static Set<String> facts() {
        return Set.copyOf(FlowActions.facts());
    }

    /** The world around Millbrook's talks. */
    public static Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public List<Language> languages() {
                return List.of(Language.ENGLISH, Language.SPANISH);
            }

            @Override
            public Map<String, String> facts() {
                var facts = new HashMap<String, String>();
                FlowActions.facts().forEach(name -> facts.put(name, "(503) 555-0190"));
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
            public Optional<Proof> proofOf(PersonId signedIn) {
                return new Town().people.values().stream().filter(citizen -> citizen.id().equals(signedIn)).findFirst()
                        .map(citizen -> new Proof(Proven.SIGNED_IN, citizen.id(), citizen.homes().stream().map(Home::id).toList()));
            }

            @Override
            public Optional<Language> languageOf(PhoneNumber phone) {
                return new Town().people.values().stream().filter(citizen -> citizen.phone().filter(phone.e164()::equals).isPresent()).findFirst()
                        .map(citizen -> new Language(citizen.language()));
            }
        };
    }
}
