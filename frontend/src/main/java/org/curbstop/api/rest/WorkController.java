package org.curbstop.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.accounts.Accounts;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.StaffOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists service orders and cases in the order of their creation, with number and state but nothing that anybody said. */
@RestController
@RequestMapping("/api/v1")
class WorkController {

    private final StaffOrders orders;
    private final HandOffs cases;
    private final Accounts accounts;

    WorkController(StaffOrders orders, HandOffs cases, Accounts accounts) {
        this.orders = orders;
        this.cases = cases;
        this.accounts = accounts;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OrderResponse(String id, String reference, String kind, String state, List<String> accounts, List<String> services,
            Optional<LocalDate> start, Optional<LocalDate> stop, Instant placed) {}

    /** @param next cursor of the next page, even if there is none yet; if {@code more} is true, there is one already */
    record OrderPage(List<OrderResponse> orders, String next, boolean more) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CaseResponse(String id, String reference, String kind, String task, String state, String channel, Optional<String> account,
            Instant raised, Instant due) {}

    record CasePage(List<CaseResponse> cases, String next, boolean more) {}

    @GetMapping("/orders")
    OrderPage listOrders(@RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable String limit,
            Authentication client) {
        int max = ApiParameters.limit(limit);
        List<ServiceOrder> page = orders.listAfter(cursor(after, OrderId::new), max, Actor.program(client.getName()));
        return new OrderPage(page.stream().map(this::order).toList(), page.isEmpty() ? text(after) : page.getLast().id().value(),
                page.size() == max);
    }

    @GetMapping("/cases")
    CasePage listCases(@RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable String limit,
            Authentication client) {
        int max = ApiParameters.limit(limit);
        List<HandOff> page = cases.listAfter(cursor(after, CaseId::new), max, Actor.program(client.getName()));
        return new CasePage(page.stream().map(this::handOff).toList(), page.isEmpty() ? text(after) : page.getLast().id().value(),
                page.size() == max);
    }

    private OrderResponse order(ServiceOrder order) {
        return new OrderResponse(order.id().value(), order.reference(), code(order.kind()), order.state().code(), numbers(order.accounts()),
                order.terms().services().stream().map(WorkController::code).sorted().toList(), order.days().start(), order.days().stop(),
                order.parties().placed());
    }

    private CaseResponse handOff(HandOff found) {
        String state = switch (found.state()) {
            case HandOff.State.Waiting _ -> "waiting";
            case HandOff.State.Taken _ -> "taken";
            case HandOff.State.Closed _ -> "closed";
        };
        return new CaseResponse(found.id().value(), found.reference(), code(found.packet().kind()), found.packet().wanted(), state,
                code(found.packet().channel()), found.packet().account().flatMap(account -> numbers(List.of(account)).stream().findFirst()),
                found.raised(), found.due());
    }

    private List<String> numbers(Collection<AccountId> ids) {
        return ids.stream().flatMap(id -> accounts.find(id).stream()).map(account -> account.number().value()).toList();
    }

    /** Parses a cursor. An empty one starts at the beginning, since an empty first page returns one. */
    private static <T> Optional<T> cursor(@Nullable String text, Function<String, T> id) {
        try {
            return Optional.ofNullable(text).filter(given -> !given.isEmpty()).map(id);
        } catch (InvalidValueException e) {
            throw ApiParameters.invalid("after", "what the last page gave as next");
        }
    }

    private static String text(@Nullable String after) {
        return after == null ? "" : after;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
