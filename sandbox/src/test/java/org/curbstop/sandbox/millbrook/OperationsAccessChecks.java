package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.AccessChecks.ALL;
import static org.curbstop.sandbox.millbrook.AccessChecks.BOARD;
import static org.curbstop.sandbox.millbrook.AccessChecks.DAY;
import static org.curbstop.sandbox.millbrook.AccessChecks.OWNER;
import static org.curbstop.sandbox.millbrook.AccessChecks.SAM;
import static org.curbstop.sandbox.millbrook.AccessChecks.STAFF;
import static org.curbstop.sandbox.millbrook.AccessChecks.deed;
import static org.curbstop.sandbox.millbrook.AccessChecks.look;
import static org.curbstop.sandbox.millbrook.SampleRecords.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.CaseLookup;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Timeline;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.exchange.RefusedFiles;
import org.curbstop.cis.postings.ExportingPostings;
import org.curbstop.cis.postings.PaymentMatches;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.cis.webhooks.StaffWebhooks;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PremiseId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.grievances.BillDisputeRequest;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.Orders;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.premises.ContinuousServiceAgreements;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.PlacingUnplacedReports;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.outages.board.BoardSort;
import org.curbstop.outages.board.BulkUpdate;
import org.curbstop.outages.board.BulkUpdates;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.outages.board.ShiftHandOver;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.sandbox.millbrook.AccessChecks.Row;
import org.curbstop.utility.ServiceType;
import org.springframework.context.ApplicationContext;

/** Access checks of documents, cases, orders and outages. */
final class OperationsAccessChecks {

    private final ApplicationContext town;
    private final OrderId bos;

    OperationsAccessChecks(ApplicationContext town, AccessSubject bos) {
        this.town = town;
        this.bos = bos.order();
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    List<Row> papers() {
        var documents = bean(SentDocuments.class);
        return List.of(
                look("SentDocuments.open", OWNER, (s, who) -> documents.open(s.paper(), who).map(SentDocuments.OpenedDocument::paper)),
                look("SentDocuments.list", OWNER, (s, who) -> documents.list(List.of(s.paper()), who)),
                deed("SentDocuments.claim", OWNER, (s, who) -> documents.claim(List.of(s.paper()), new AccountId("acct_100200302"), who)));
    }

    List<Row> cases() {
        var timeline = bean(Timeline.class);
        var cases = bean(HandOffs.class);
        var lookup = bean(CaseLookup.class);
        return List.of(
                look("Timeline.list", OWNER, (s, who) -> timeline.list(s.account(), 10, Optional.empty(), who)),
                look("Timeline.list", STAFF, (s, who) -> timeline.list(s.phone(), 10, Optional.empty(), who)),
                deed("Timeline.addNote", STAFF, (s, who) -> timeline.addNote(s.account(), "seen", who)),
                look("HandOffs.find", STAFF, (s, who) -> cases.find(s.handOff(), who)),
                deed("HandOffs.listWaiting", STAFF, (s, who) -> cases.listWaiting(10, who)),
                look("HandOffs.findByReference", STAFF,
                        (s, who) -> cases.findByReference(org.curbstop.common.ReferenceNumber.of(s.handOff().value()), who)),
                look("CaseLookup.listOpen", OWNER, (s, who) -> lookup.listOpen(s.account(), who)),
                look("CaseLookup.find", Set.copyOf(ALL),
                        (s, who) -> lookup.find(org.curbstop.common.ReferenceNumber.of(s.handOff().value()), s.phone(), who)),
                deed("HandOffs.listAfter", STAFF, (s, who) -> cases.listAfter(Optional.empty(), 10, who)),
                deed("HandOffs.listAssignedTo", STAFF, (s, who) -> cases.listAssignedTo(who)),
                deed("HandOffs.listAssignedToOthers", STAFF, (s, who) -> cases.listAssignedToOthers(who)),
                deed("HandOffs.take", STAFF, (s, who) -> cases.take(s.handOff(), who)),
                deed("HandOffs.release", STAFF, (s, who) -> cases.release(s.handOff(), "", who)),
                deed("HandOffs.takeOver", STAFF, (s, who) -> cases.takeOver(s.handOff(), "gone home", who)),
                deed("HandOffs.addNote", STAFF, (s, who) -> cases.addNote(s.handOff(), "seen", who)),
                deed("HandOffs.close", STAFF, (s, who) -> cases.close(s.handOff(), HandOff.Outcome.SOLVED, "", who)));
    }

    /** Checks the latest bill of Bo, which {@link SampleRecords} has disputed. */
    List<Row> grievances() {
        var disputes = bean(BillDisputes.class);
        var review = bean(GrievanceReview.class);
        Grievance bos = disputes.list(SamplePerson.BO.accounts().getFirst().id(), SAM).getFirst();
        var bill = ((GrievanceMatter.BillDispute) bos.matter()).bill();
        var request = new BillDisputeRequest(bill, GrievanceMatter.Reason.OTHER, Optional.empty(), "x", Optional.empty(),
                Language.ENGLISH);
        return List.of(
                look("BillDisputes.list", OWNER, (s, who) -> disputes.list(s.account(), who)),
                look("BillDisputes.listDisputable", OWNER, (s, who) -> disputes.listDisputable(s.account(), who)),
                look("BillDisputes.undisputed", OWNER, (s, who) -> disputes.undisputed(s.account(), Optional.empty(), who)),
                deed("BillDisputes.find", OWNER, (s, who) -> disputes.find(bill, who)),
                look("BillDisputes.file", OWNER, (s, who) -> disputes.file("k7", s.account(), request, who)),
                deed("GrievanceReview.listOpen", STAFF, (s, who) -> review.listOpen(Optional.empty(), 10, who)),
                deed("GrievanceReview.listDone", STAFF, (s, who) -> review.listDone(Optional.empty(), 10, who)),
                deed("GrievanceReview.find", STAFF, (s, who) -> review.find(bos.number(), who)),
                deed("GrievanceReview.take", STAFF, (s, who) -> review.take(bos.id(), who)),
                deed("GrievanceReview.release", STAFF, (s, who) -> review.release(bos.id(), who)),
                deed("GrievanceReview.answer", STAFF,
                        (s, who) -> review.answer(bos.id(), GrievanceOutcome.UPHELD, Optional.empty(), "x", who)),
                deed("GrievanceReview.close", STAFF, (s, who) -> review.close(bos.id(), "x", who)));
    }

    List<Row> orders() {
        var orders = bean(Orders.class);
        var staff = bean(StaffOrders.class);
        var intake = bean(IntakeRequests.class);
        Set<Actor> whoeverHasBoth = Set.copyOf(ALL);
        var slot = new AppointmentSlot("hill", DAY, VisitWindow.MORNING);
        return List.of(
                look("Orders.quote", OWNER, (s, who) -> orders.quote(visit(s.account()), who)),
                deed("Orders.place", OWNER, (s, who) -> orders.place(
                        "k6",
                        new NewOrder(visit(s.account()), org.curbstop.orders.OrderRequest.ServiceDates.startingOn(DAY), Optional.of(slot),
                                Optional.empty(), Language.ENGLISH),
                        who)),
                look("Orders.list", OWNER, (s, who) -> orders.list(s.account(), who)),
                look("Orders.find", OWNER, (s, who) -> orders.find(s.order(), who)),
                look("Orders.findByReference", whoeverHasBoth, (s, who) -> orders.findByReference(s.reference(), s.phone(), who)),
                deed("Orders.change", OWNER,
                        (s, who) -> orders.change(s.order(), org.curbstop.orders.OrderRequest.ServiceDates.startingOn(DAY),
                                Optional.empty(), who, Optional.empty())),
                deed("Orders.cancel", OWNER, (s, who) -> orders.cancel(s.order(), who, Optional.empty())),
                deed("StaffOrders.listAwaitingStaff", STAFF, (s, who) -> staff.listAwaitingStaff(10, who)),
                deed("StaffOrders.listInProgress", STAFF, (s, who) -> staff.listInProgress(10, who)),
                deed("StaffOrders.listScheduled", STAFF, (s, who) -> staff.listScheduled(10, who)),
                deed("StaffOrders.listAfter", STAFF, (s, who) -> staff.listAfter(Optional.empty(), 10, who)),
                deed("StaffOrders.listVisits", STAFF, (s, who) -> staff.listVisits(DAY, who)),
                look("StaffOrders.find", STAFF, (s, who) -> staff.find(s.order(), who)),
                deed("StaffOrders.identityConfidence", STAFF,
                        (s, who) -> staff.identityConfidence(bean(Orders.class).find(bos, SAM).orElseThrow(), who)),
                deed("StaffOrders.approve", STAFF, (s, who) -> staff.approve(s.order(), Optional.empty(), who)),
                deed("StaffOrders.reject", STAFF, (s, who) -> staff.reject(s.order(), "other", who)),
                deed("StaffOrders.waiveDeposit", STAFF, (s, who) -> staff.waiveDeposit(s.order(), "why", who)),
                deed("StaffOrders.reportDone", STAFF, (s, who) -> staff.reportDone(s.order(), who)),
                deed("StaffOrders.reportNotDone", STAFF, (s, who) -> staff.reportNotDone(s.order(), slot, who)),
                deed("StaffOrders.reportLate", STAFF, (s, who) -> staff.reportLate(s.order(), 20, who)),
                look("IntakeRequests.findByReference", whoeverHasBoth,
                        (s, who) -> intake.findByReference(s.intakeReference(), s.phone(), who)),
                deed("IntakeRequests.listOpen", STAFF, (s, who) -> intake.listOpen(10, who)),
                look("IntakeRequests.find", STAFF, (s, who) -> intake.find(s.intake(), who)),
                deed("IntakeRequests.changeStage", STAFF,
                        (s, who) -> intake.changeStage(s.intake(), IntakeRequest.Stage.IN_REVIEW, "", who)),
                deed("ContinuousServiceAgreements.create", STAFF, (s, who) -> bean(ContinuousServiceAgreements.class).create(
                        new ContinuousServiceAgreement(SampleStreet.ALDER.house(14).id(), 0, s.person(), Optional.of(s.account()),
                                Set.of(ServiceType.WATER), DAY, Optional.empty()),
                        who)));
    }

    private static final BulkUpdate TREE = new BulkUpdate(Optional.of(OutageCause.TREE), Optional.empty(), Optional.empty());

    List<Row> outages() {
        var desk = bean(StaffOutages.class);
        var placing = bean(PlacingUnplacedReports.class);
        var board = bean(OutageBoard.class);
        var bulk = bean(BulkUpdates.class);
        var handOver = bean(ShiftHandOver.class);
        var report = OutageReportId.create();
        return List.of(
                look("StaffOutages.reports", BOARD, (s, who) -> desk.reports(s.outage(), Optional.empty(), 10, who)),
                deed("PlacingUnplacedReports.listWaiting", BOARD, (s, who) -> placing.listWaiting(Optional.empty(), 10, who)),
                deed("PlacingUnplacedReports.place", BOARD, (s, who) -> placing.place(report, new PremiseId("prm_0h12"), who)),
                deed("PlacingUnplacedReports.dismiss", BOARD, (s, who) -> placing.dismiss(report, who)),
                deed("StaffOutages.confirm", BOARD, (s, who) -> desk.confirm(s.outage(), who)),
                deed("StaffOutages.update", BOARD,
                        (s, who) -> desk.update(s.outage(), new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE, Optional.empty()), who)),
                look("StaffOutages.preview", BOARD,
                        (s, who) -> desk.preview(s.outage(), new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE, Optional.empty()),
                                who)),
                look("StaffOutages.preview", BOARD, (s, who) -> desk.preview(s.outage(), OutageAnnouncement.Kind.RESTORED, who)),
                deed("StaffOutages.restore", BOARD, (s, who) -> desk.restore(s.outage(), who)),
                deed("StaffOutages.reopen", BOARD, (s, who) -> desk.reopen(s.outage(), who)),
                deed("StaffOutages.listParts", BOARD, (s, who) -> desk.listParts(s.outage(), who)),
                look("StaffOutages.previewPart", BOARD, (s, who) -> desk.previewPart(s.outage(), new OutagePart(NetworkDevice.of(
                        ServiceType.ELECTRIC, NetworkPart.LATERAL, "A", Optional.empty(), Optional.empty()), 0, 0, 0), who)),
                deed("StaffOutages.restorePart", BOARD, (s, who) -> desk.restorePart(s.outage(), "ELECTRIC|A", who)),
                deed("StaffOutages.listChanges", BOARD, (s, who) -> desk.listChanges(s.outage(), 10, who)),
                deed("StaffOutages.merge", BOARD, (s, who) -> desk.merge(s.outage(), s.outage(), who)),
                deed("StaffOutages.split", BOARD, (s, who) -> desk.split(s.outage(), Set.of(), who)),
                deed("OutageBoard.revision", BOARD, (s, who) -> board.revision(who)),
                deed("OutageBoard.count", BOARD, (s, who) -> board.count(BoardFilter.ALL, who)),
                deed("OutageBoard.list", BOARD,
                        (s, who) -> board.list(BoardFilter.ALL, BoardSort.OPENED.comparator(true), 0, 10, who)),
                deed("OutageBoard.listPlaces", BOARD, (s, who) -> board.listPlaces(BoardFilter.ALL, who)),
                deed("OutageBoard.totals", BOARD, (s, who) -> board.totals(BoardFilter.ALL, who)),
                deed("OutageBoard.listFeeders", BOARD, (s, who) -> board.listFeeders(who)),
                deed("OutageBoard.listMedical", BOARD, (s, who) -> board.listMedical(s.outage(), who)),
                deed("BulkUpdates.preview", BOARD, (s, who) -> bulk.preview(List.of(s.outage()), TREE, who)),
                deed("BulkUpdates.apply", BOARD, (s, who) -> bulk.apply(List.of(OutageId.create()), TREE, who)),
                deed("BulkUpdates.undo", BOARD, (s, who) -> bulk.undo(new BulkUpdate.BulkResult(List.of(), 0, Map.of()), who)),
                deed("ShiftHandOver.listChanges", BOARD, (s, who) -> handOver.listChanges(Instant.EPOCH, 10, who)),
                deed("ShiftHandOver.listNotes", BOARD, (s, who) -> handOver.listNotes(Instant.EPOCH, who)),
                deed("ShiftHandOver.leaveNote", BOARD, (s, who) -> handOver.leaveNote("The crew waits.", who)),
                deed("StormMode.begin", BOARD, (s, who) -> bean(StormMode.class).begin(Map.of(), Map.of(), who).active()),
                deed("StormMode.end", BOARD, (s, who) -> bean(StormMode.class).end(who).active()));
    }

    /** Checks the exchange with the billing system. */
    List<Row> exchange() {
        var postings = bean(StaffPostings.class);
        var imports = bean(ImportingCisFiles.class);
        var matches = bean(PaymentMatches.class);
        return List.of(
                deed("StaffPostings.listWaiting", STAFF, (s, who) -> postings.listWaiting(10, who)),
                deed("StaffPostings.listByDay", STAFF, (s, who) -> postings.listByDay(DAY, 0, 10, who)),
                deed("ExportingPostings.listNext", STAFF, (s, who) -> bean(ExportingPostings.class).listNext(0, 10, false, who)),
                deed("StaffPostings.listRefused", STAFF, (s, who) -> postings.listRefused(10, who)),
                deed("StaffPostings.listDays", STAFF, (s, who) -> postings.listDays(7, who)),
                deed("StaffPostings.find", STAFF, (s, who) -> postings.find("1", who)),
                deed("StaffPostings.resend", STAFF, (s, who) -> postings.resend(Long.MAX_VALUE, who)),
                deed("StaffPostings.settle", STAFF, (s, who) -> postings.settle(Long.MAX_VALUE, "posted by hand", who)),
                deed("PaymentMatches.findPosting", STAFF, (s, who) -> matches.findPosting("PAYMENT:none", who)),
                deed("PaymentMatches.list", STAFF, (s, who) -> matches.list(1, who)),
                deed("PaymentMatches.decide", STAFF,
                        (s, who) -> matches.decide(Long.MAX_VALUE, new PaymentMatches.PaymentMatch("R-1", false), true, who)),
                deed("RefusedFiles.list", STAFF, (s, who) -> bean(RefusedFiles.class).list(who)),
                deed("StaffWebhooks.listGivenUp", STAFF, (s, who) -> bean(StaffWebhooks.class).listGivenUp(10, who)),
                deed("StaffWebhooks.sendAgain", STAFF, (s, who) -> bean(StaffWebhooks.class).sendAgain("billing/1", who)),
                deed("ImportingCisFiles.accept", STAFF, (s, who) -> imports.accept(Long.MAX_VALUE, who)),
                deed("ImportingCisFiles.undo", STAFF, (s, who) -> imports.undo(Long.MAX_VALUE, who)));
    }
}
