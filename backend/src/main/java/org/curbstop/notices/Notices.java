package org.curbstop.notices;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/** Sends customers everything that they did not just ask for in a conversation. */
public interface Notices {

    /**
     * Sends a notice: once only for each pair of key and address, however often it is called; at once or after the quiet hours; not at all
     * where consent is missing, which the delivery then says. Sending goes on in the background; a network error is retried, never doubled.
     *
     * @return one delivery for each address that the recipient has; empty where no address is known
     */
    List<Delivery> send(Notice notice);

    Optional<Delivery> find(String deliveryId);

    /** Newest first: what was sent to a number, for staff and for proof in a dispute. */
    List<Delivery> listByPhone(PhoneNumber phone, int limit);

    /**
     * What the network reports of a text; reports come late, twice and out of order.
     *
     * @param providerId the network's id of the text
     * @param reported the network's word: queued, sent, delivered, undelivered, failed
     * @param errorCode the network's reason, empty if none
     */
    void recordReport(String deliveryId, String providerId, String reported, String errorCode);

    /**
     * How a call of ours ended; whoever was not there is called again later, at most twice.
     *
     * @param providerId the network's id of the call
     * @param reported the network's word: completed, busy, no-answer, failed, canceled
     */
    void recordCallEnd(String deliveryId, String providerId, String reported);
}
