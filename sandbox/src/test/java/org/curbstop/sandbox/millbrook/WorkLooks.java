package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.BosThings.visit;
import static org.curbstop.sandbox.millbrook.Looks.ALL;
import static org.curbstop.sandbox.millbrook.Looks.BOARD;
import static org.curbstop.sandbox.millbrook.Looks.DAY;
import static org.curbstop.sandbox.millbrook.Looks.OWNER;
import static org.curbstop.sandbox.millbrook.Looks.SAM;
import static org.curbstop.sandbox.millbrook.Looks.STAFF;
import static org.curbstop.sandbox.millbrook.Looks.deed;
import static org.curbstop.sandbox.millbrook.Looks.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Timeline;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.ContinuousService;
import org.curbstop.orders.HalfDay;
import org.curbstop.orders.Intake;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.Landlords;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Slot;
import org.curbstop.orders.StaffOrders;
import org.curbstop.outages.Announcement;
import org.curbstop.outages.Cause;
import org.curbstop.outages.Crew;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageDesk;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.PlacingReports;
import org.curbstop.outages.ReportId;
import org.curbstop.papers.Papers;
import org.curbstop.sandbox.millbrook.Looks.Row;
import org.curbstop.utility.UtilityService;
import org.springframework.context.ApplicationContext;

/** Looks at papers, cases, orders and outages. */
final class WorkLooks {

    private final ApplicationContext town;
    private final OrderId bos;

    WorkLooks(ApplicationContext town, Subject bos) {
        this.town = town;
        this.bos = bos.order();
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    List<Row> papers() {
        var papers = bean(Papers.class);
        return List.of(
                look("Papers.open", OWNER, (s, who) -> papers.open(s.paper(), who).map(Papers.Opened::paper)),
                look("Papers.list", OWNER, (s, who) -> papers.list(List.of(s.paper()), who)),
                deed("Papers.claim", OWNER, (s, who) -> papers.claim(List.of(s.paper()), new AccountId("acct_100200302"), who)));
    }

    List<Row> cases() {
        var timeline = bean(Timeline.class);
        var cases = bean(HandOffs.class);
        return List.of(
                look("Timeline.of", OWNER, (s, who) -> timeline.of(s.account(), 10, Optional.empty(), who)),
                look("Timeline.of", STAFF, (s, who) -> timeline.of(s.phone(), 10, Optional.empty(), who)),
                deed("Timeline.note", STAFF, (s, who) -> timeline.note(s.account(), "seen", who)),
                look("HandOffs.find", STAFF, (s, who) -> cases.find(s.handOff(), who)),
                deed("HandOffs.queue", STAFF, (s, who) -> cases.queue(10, who)),
                look("HandOffs.numbered", STAFF, (s, who) -> cases.numbered(org.curbstop.common.ReferenceNumber.of(s.handOff().value()), who)),
                deed("HandOffs.with", STAFF, (s, who) -> cases.with(who)),
                deed("HandOffs.withOthers", STAFF, (s, who) -> cases.withOthers(who)),
                deed("HandOffs.take", STAFF, (s, who) -> cases.take(s.handOff(), who)),
                deed("HandOffs.takeNext", STAFF, (s, who) -> cases.takeNext(who)),
                deed("HandOffs.giveBack", STAFF, (s, who) -> cases.giveBack(s.handOff(), "", who)),
                deed("HandOffs.note", STAFF, (s, who) -> cases.note(s.handOff(), "seen", who)),
                deed("HandOffs.close", STAFF, (s, who) -> cases.close(s.handOff(), HandOff.Outcome.SOLVED, "", who)));
    }

    List<Row> orders() {
        var orders = bean(Orders.class);
        var staff = bean(StaffOrders.class);
        var intake = bean(Intake.class);
        Set<Asker> whoeverHasBoth = Set.copyOf(ALL);
        var slot = new Slot("hill", DAY, HalfDay.MORNING);
        return List.of(
                look("Orders.quote", OWNER, (s, who) -> orders.quote(visit(s.account()), who)),
                deed("Orders.place", OWNER, (s, who) -> orders.place(
                        "k6", new NewOrder(visit(s.account()), org.curbstop.orders.Wish.Days.starting(DAY), Optional.of(slot), Optional.empty(), Language.ENGLISH), who)),
                look("Orders.of", OWNER, (s, who) -> orders.of(s.account(), who)),
                look("Orders.find", OWNER, (s, who) -> orders.find(s.order(), who)),
                look("Orders.byReference", whoeverHasBoth, (s, who) -> orders.byReference(s.reference(), s.phone(), who)),
                deed("Orders.change", OWNER, (s, who) -> orders.change(s.order(), org.curbstop.orders.Wish.Days.starting(DAY), Optional.empty(), who, Optional.empty())),
                deed("Orders.cancel", OWNER, (s, who) -> orders.cancel(s.order(), who, Optional.empty())),
                deed("StaffOrders.waiting", STAFF, (s, who) -> staff.waiting(10, who)),
                deed("StaffOrders.underWay", STAFF, (s, who) -> staff.underWay(10, who)),
                deed("StaffOrders.scheduled", STAFF, (s, who) -> staff.scheduled(10, who)),
                deed("StaffOrders.visits", STAFF, (s, who) -> staff.visits(DAY, who)),
                look("StaffOrders.find", STAFF, (s, who) -> staff.find(s.order(), who)),
                deed("StaffOrders.sureness", STAFF, (s, who) -> staff.sureness(bean(Orders.class).find(bos, SAM).orElseThrow(), who)),
                deed("StaffOrders.approve", STAFF, (s, who) -> staff.approve(s.order(), Optional.empty(), who)),
                deed("StaffOrders.turnDown", STAFF, (s, who) -> staff.turnDown(s.order(), "other", who)),
                deed("StaffOrders.waiveDeposit", STAFF, (s, who) -> staff.waiveDeposit(s.order(), "why", who)),
                deed("StaffOrders.done", STAFF, (s, who) -> staff.done(s.order(), who)),
                deed("StaffOrders.notDone", STAFF, (s, who) -> staff.notDone(s.order(), slot, who)),
                deed("StaffOrders.late", STAFF, (s, who) -> staff.late(s.order(), 20, who)),
                look("Intake.byReference", whoeverHasBoth, (s, who) -> intake.byReference(s.intakeReference(), s.phone(), who)),
                deed("Intake.open", STAFF, (s, who) -> intake.open(10, who)),
                look("Intake.find", STAFF, (s, who) -> intake.find(s.intake(), who)),
                deed("Intake.move", STAFF, (s, who) -> intake.move(s.intake(), IntakeRequest.Stage.IN_REVIEW, "", who)),
                deed("Landlords.agree", STAFF, (s, who) -> bean(Landlords.class).agree(
                        new ContinuousService(Street.ALDER.house(14).id(), 0, s.person(), Optional.of(s.account()), Set.of(UtilityService.WATER), DAY, Optional.empty()), who)));
    }

    List<Row> outages() {
        var desk = bean(OutageDesk.class);
        var placing = bean(PlacingReports.class);
        var report = ReportId.mint();
        return List.of(
                look("OutageDesk.reports", BOARD, (s, who) -> desk.reports(s.outage(), 10, who)),
                deed("PlacingReports.waiting", BOARD, (s, who) -> placing.waiting(Optional.empty(), 10, who)),
                deed("PlacingReports.place", BOARD, (s, who) -> placing.place(report, new PremiseId("prm_0h12"), who)),
                deed("PlacingReports.dismiss", BOARD, (s, who) -> placing.dismiss(report, who)),
                deed("OutageDesk.confirm", BOARD, (s, who) -> desk.confirm(s.outage(), who)),
                deed("OutageDesk.update", BOARD, (s, who) -> desk.update(s.outage(), new OutageUpdate(Cause.TREE, Crew.ON_SITE, Optional.empty()), who)),
                look("OutageDesk.preview", BOARD, (s, who) -> desk.preview(s.outage(), new OutageUpdate(Cause.TREE, Crew.ON_SITE, Optional.empty()), who)),
                look("OutageDesk.preview", BOARD, (s, who) -> desk.preview(s.outage(), Announcement.Kind.RESTORED, who)),
                deed("OutageDesk.setEtr", BOARD, (s, who) -> desk.setEtr(s.outage(), Optional.empty(), Etr.Source.DISPATCH, who)),
                deed("OutageDesk.restore", BOARD, (s, who) -> desk.restore(s.outage(), who)),
                deed("OutageDesk.outAgain", BOARD, (s, who) -> desk.outAgain(s.outage(), who)),
                deed("OutageDesk.merge", BOARD, (s, who) -> desk.merge(s.outage(), s.outage(), who)),
                deed("OutageDesk.split", BOARD, (s, who) -> desk.split(s.outage(), Set.of(), who)));
    }
}
