package org.curbstop.conversation;

import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * How somebody comes to a talk.
 *
 * @param talkKey what the channel knows the talk by: CallSid, number pair, chat id, page talk id; unique within the channel
 * @param phone the number that calls or texts; proves nothing by itself
 * @param signedIn who is signed in, if anybody
 * @param language what the door already knows (a page's cookie, a language line), if anything
 * @param origin caller's number or IP address, for attempt limits; never logged
 */
public record ConversationContext(
        Channel channel, String conversationKey, Optional<PhoneNumber> phone, Optional<PersonId> signedIn, Optional<Language> language,
        String origin) {}
