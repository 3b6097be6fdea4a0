-- Hand-overs, ends and suspensions, and the courses of matters are heard of as well.
call announce('resolution_attendee', 'resolution-attendee', 'resolution', born => 'recorded', subject => 'resolution');
call announce('resolution_item', 'resolution-item', 'resolution', born => 'recorded', subject => 'resolution');
call announce('agreement_termination', 'agreement', 'side,freeze_on,effective_on,given_at', born => 'termination-given',
    subject => 'agreement');
call announce('agreement_suspension', 'agreement', 'suspended_at,resumed_at', state => 'resumed_at',
    born => 'suspended', subject => 'agreement');
call announce('handover', 'handover', 'agreement,area,direction,status,due_on,listed_at,completed_at',
    born => 'listed');
call announce('handover_settlement', 'handover', 'item,kind,quantity,at', born => ':kind', subject => 'handover');
call announce('handover_signature', 'handover', 'part,at', born => 'signed', subject => 'handover');
call announce('matter_pause', 'matter', 'paused_at,resumed_at', state => 'resumed_at', born => 'paused', subject => 'matter');
call announce('matter_extension', 'matter', 'days,granted,settled_at', state => 'settled_at', born => 'extension-asked',
    subject => 'matter');
call announce('matter_handing', 'matter', 'handed_at,accepted_at', state => 'accepted_at', born => 'handed',
    subject => 'matter');
call announce('delegation', 'delegation', 'role,valid_from,valid_to,revoked_at', state => 'revoked_at', born => 'made');
call announce('handover_item', 'handover-item', 'handover', born => 'listed', subject => 'handover');
