/** The route of customers that lists the sessions that have ended lately, for the routers; also the topic of news about it. */
export const endedSessions = '/ended-sessions';
