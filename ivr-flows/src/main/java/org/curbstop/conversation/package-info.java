/**
 * Runs conversations turn by turn, the same way for phone, text, chat and page; independent of the utility and of Twilio.
 *
 * <p>For channels: {@link org.curbstop.conversation.Conversations} takes a {@link org.curbstop.conversation.UserInput} with its
 * {@link org.curbstop.conversation.ConversationContext} and returns a {@link org.curbstop.conversation.Reply} of
 * {@link org.curbstop.conversation.BotResponse}s. For flow actions: {@link org.curbstop.conversation.FlowAction},
 * {@link org.curbstop.conversation.ActionSpec}, {@link org.curbstop.conversation.ActionCall},
 * {@link org.curbstop.conversation.ActionOutcome}, {@link org.curbstop.conversation.SlotValue},
 * {@link org.curbstop.conversation.IdentityProof}. Implemented by the application: {@link org.curbstop.conversation.UtilityContext}.
 * For the staff desk: {@link org.curbstop.conversation.MisunderstoodPhrases}. For commands:
 * {@link org.curbstop.conversation.InstalledFlows} and {@link org.curbstop.conversation.IntentClassifierConfiguration}.
 * The sub-packages are internal.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit"})
@org.jspecify.annotations.NullMarked
package org.curbstop.conversation;
