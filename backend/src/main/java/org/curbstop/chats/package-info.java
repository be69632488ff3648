/**
 * Browser chats from both sides: the history that survives a reload, staff who join, and the final rating. The assistant's language
 * understanding is elsewhere.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "cases", "common", "store", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.chats;
