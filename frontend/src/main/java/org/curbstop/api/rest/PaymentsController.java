package org.curbstop.api.rest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.curbstop.api.rest.PostingsController.PostingPage;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.postings.PostingKind;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the payments, refunds and disputes that were posted on a day and make up its totals. */
@RestController
class PaymentsController {

    private static final Set<PostingKind> KINDS = EnumSet.of(PostingKind.PAYMENT, PostingKind.REFUND, PostingKind.DISPUTE);

    private final StaffPostings postings;

    PaymentsController(StaffPostings postings) {
        this.postings = postings;
    }

    /** A page may have fewer entries than its limit, or none, while there are more, because postings of other kinds are left out. */
    @GetMapping("/api/v1/payments")
    PostingPage listPayments(@RequestParam(required = false) @Nullable String day, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit, Authentication client) {
        long cursor = ApiParameters.number("after", after, 0);
        int max = ApiParameters.limit(limit);
        List<Posting> page = postings.listByDay(ApiParameters.day("day", day), cursor, max, Actor.program(client.getName()));
        return PostingPage.of(page, page.stream().filter(posting -> KINDS.contains(posting.kind())).toList(), cursor, max);
    }
}
