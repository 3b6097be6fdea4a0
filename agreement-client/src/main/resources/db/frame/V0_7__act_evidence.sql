-- Each change of an act is a leaf act.<status>.
call prove_versions('act', 'act', at => 'changed_at', actor => 'executed_by', ruling => 'ruling',
    changing => '{status,matter,matter_number,ruling,refusal,warrant_id,warrant,approvers,comment,executed_by,executed_at,changed_at}',
    later => '{ask_again_at}', label => '{subject}');

-- The rulings of the area by mandates, and the keys that mandates and warrants are checked with.
call prove('standing_ruling', 'standing-ruling.made', at => 'ruled_at', actor => 'by', ruling => 'id', label => '{kind}');
call prove('authority_key', 'authority-key.listed', at => 'first_seen_at', subject => '{kid}', later => '{last_listed_at}',
    label => '{kid}');
