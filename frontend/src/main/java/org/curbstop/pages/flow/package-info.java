/**
 * Flows as pages with one question each, and the chat: controllers, page models, uploads, and the cookie that identifies a conversation.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.pages.flow;
