package org.curbstop.conversation.understanding;

/** What puts people in danger; told to them before anything else is said or asked. */
public enum Hazard { GAS, DOWNED_LINE, SEWAGE, MEDICAL_DEVICE, FIRE }
