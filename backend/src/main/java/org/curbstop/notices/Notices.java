package org.curbstop.notices;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/** Sends customers the messages that are not part of a conversation. */
public interface Notices {

    /**
     * Sends a notice once for each pair of key and address, however often it is called: at once, or after the quiet hours. Without consent
     * it is not sent, and the delivery says so. Sending is asynchronous; a network error is retried, but never sends twice.
     *
     * @return one delivery for each address of the recipient; empty if no address is known
     */
    List<Delivery> send(Notice notice);

    Optional<Delivery> find(String deliveryId);

    /** Lists what was sent to a number, newest first; used by staff and as proof in a dispute. */
    List<Delivery> listByPhone(PhoneNumber phone, int limit);

    /**
     * Records a delivery report for a text. Reports arrive late, twice and out of order.
     *
     * @param providerId the provider's id of the text
     * @param reported the provider's status: queued, sent, delivered, undelivered, failed
     * @param errorCode the provider's error code, empty if none
     */
    void recordReport(String deliveryId, String providerId, String reported, String errorCode);

    /**
     * Records the end of a call; an unanswered call is repeated at most twice.
     *
     * @param providerId the provider's id of the call
     * @param reported the provider's status: completed, busy, no-answer, failed, canceled
     */
    void recordCallEnd(String deliveryId, String providerId, String reported);
}
