package org.curbstop.chats;

import org.curbstop.chats.Chat.Helpfulness;

/**
 * Rating counts of one day. Individual answers are not kept.
 *
 * @param id the day
 */
record ChatRatingDay(String id, long version, ChatRatings.Tally assistant, ChatRatings.Tally staff) {

    ChatRatingDay plus(boolean byStaff, Helpfulness answer) {
        return new ChatRatingDay(id, version, byStaff ? assistant : assistant.plus(answer), byStaff ? staff.plus(answer) : staff);
    }
}
