/** Flows as pages, one question each, and the chat: controllers, page models, uploads, and the cookie that holds a conversation. */
package org.curbstop.pages.flow;
