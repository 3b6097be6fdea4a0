-- Each change of an act is a leaf act.<status>.
call prove_versions('act', 'act', at => 'changed_at', actor => 'executed_by', ruling => 'ruling',
    changing => '{status,matter,matter_number,ruling,refusal,warrant_id,warrant,approvers,comment,executed_by,executed_at,changed_at}',
    later => '{ask_again_at}', label => '{subject}');
