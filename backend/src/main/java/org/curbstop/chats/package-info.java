/**
 * Chats in the browser as both sides see them: the history that a reload shows, a person of the staff who joins, and the rating at the
 * end. What the automatic assistant understands is no part of it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "cases", "common", "store", "utility"})
package org.curbstop.chats;
