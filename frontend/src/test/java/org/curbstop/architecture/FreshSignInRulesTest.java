package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.staff.StaffView;
import org.junit.jupiter.api.Test;

/** Views decide on money, safety or identity only after a recent sign-in (docs/decisions/0161). */
class FreshSignInRulesTest {

    /** Methods that decide on money, safety or identity. Add a new one here and annotate it. */
    private static final Set<String> DECISIONS = Set.of(
            "AgencyReferrals.approve", "AgencyReferrals.markPaid", "ArrangementExceptions.approve", "ApplicationReview.approve",
            "Disconnections.sign", "GrievanceReview.answer", "Holds.lift", "LockOuts.lift",
            "PaymentMatches.decide", "PaymentReviews.resolve", "ProvingIdentity.removePin", "ProvingIdentity.setPin",
            "RefundingAPayment.refund", "ServiceReconnection.recordWorkDone", "StaffOrders.approve", "StaffOrders.waiveDeposit",
            "StaffPostings.settle");

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.curbstop");

    @Test
    void every_decision_that_needs_a_fresh_sign_in_is_marked() {
        assertThat(marked().map(FreshSignInRulesTest::name).distinct()).containsExactlyInAnyOrderElementsOf(DECISIONS);
    }

    @Test
    void views_make_such_decisions_only_after_a_fresh_sign_in() {
        assertThat(decidedInViews()).isNotEmpty()
                .allSatisfy(call -> assertThat(isBehindFreshSignIn(call)).as(call.getDescription()).isTrue());
    }

    @Test
    void every_such_decision_is_made_in_a_view() {
        assertThat(decidedInViews().stream().map(call -> name(call.getTarget())).distinct())
                .containsExactlyInAnyOrderElementsOf(DECISIONS);
    }

    @Test
    void a_view_that_skips_the_fresh_sign_in_is_detected() {
        JavaClasses trespasser = new ClassFileImporter().importClasses(DecidesAtOnce.class);
        assertThat(calls(trespasser)).hasSize(2).noneMatch(FreshSignInRulesTest::isBehindFreshSignIn);
    }

    @Test
    void staff_view_decide_asks_for_a_fresh_sign_in_first() {
        assertThat(CODE.get(StaffView.class).getMethod("requireFreshSignIn", Map.class, Runnable.class).getMethodCallsFromSelf())
                .extracting(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
                .contains("FreshSignIn.require").doesNotContain("Runnable.run");
    }

    /** Returns whether the call is in a lambda passed to {@link FreshSignIn#require}, directly or by a staff view. */
    private static boolean isBehindFreshSignIn(JavaMethodCall call) {
        return call.isDeclaredInLambda() && call.getOrigin().getMethodCallsFromSelf().stream().anyMatch(other ->
                other.getTargetOwner().isEquivalentTo(FreshSignIn.class) && other.getName().equals("require")
                || other.getTargetOwner().isAssignableTo(StaffView.class) && other.getName().equals("requireFreshSignIn"));
    }

    private static List<JavaMethodCall> decidedInViews() {
        return calls(CODE).stream().filter(call -> call.getOriginOwner().getPackageName().startsWith("org.curbstop.web"))
                .filter(call -> !call.getOriginOwner().getName().endsWith("Test")).toList();
    }

    private static List<JavaMethodCall> calls(JavaClasses from) {
        return from.stream().flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().resolveMember().filter(method -> method.isAnnotatedWith(RequiresFreshSignIn.class))
                        .isPresent())
                .toList();
    }

    private static Stream<JavaMethod> marked() {
        return CODE.stream().flatMap(each -> each.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(RequiresFreshSignIn.class));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static String name(MethodCallTarget target) {
        return target.getOwner().getSimpleName() + "." + target.getName();
    }

    /** Violates the rule on purpose. */
    @SuppressWarnings("unused")
    private static final class DecidesAtOnce {

        private final LockOuts lockOuts;

        DecidesAtOnce(LockOuts lockOuts) {
            this.lockOuts = lockOuts;
        }

        boolean directly(Actor who) {
            return lockOuts.lift("lock", "why", who);
        }

        Runnable inALambda(Actor who) {
            return () -> lockOuts.lift("lock", "why", who);
        }
    }
}
