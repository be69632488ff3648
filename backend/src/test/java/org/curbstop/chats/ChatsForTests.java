package org.curbstop.chats;

import org.curbstop.audit.AuditTrail;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.HandOffsForTests;
import org.curbstop.store.Database;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** The chats capability over a test's own database. */
public record ChatsForTests(Chats chats, ChatDesk desk, ChatRatings ratings, HandOffs handOffs) {

    public static ChatsForTests over(Database database, AuditTrail audit, MovableClock clock) {
        return over(new ChatRepository(database), HandOffsForTests.over(database, audit, clock), audit, clock);
    }

    static ChatsForTests over(ChatRepository repository, HandOffs handOffs, AuditTrail audit, MovableClock clock) {
        var ratings = new ChatRatings(repository, SampleUtility.millbrook(), clock);
        return new ChatsForTests(new Chats(repository, ratings, handOffs, SampleUtility.millbrook(), clock),
                new ChatDesk(repository, handOffs, audit, clock), ratings, handOffs);
    }
}
