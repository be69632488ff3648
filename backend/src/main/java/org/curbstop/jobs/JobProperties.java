package org.curbstop.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param timeLimit of one run; a job that takes longer is interrupted and reported */
@ConfigurationProperties("curbstop.jobs")
record JobProperties(@DefaultValue("10m") Duration timeLimit) {}
