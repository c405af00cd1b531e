package caseno

// types are the type codes this court meets, with the kind of case each stands for.
var types = map[string]string{
	"民初": "民事一审", "民终": "民事二审", "民申": "民事申请再审审查", "民再": "民事再审", "民监": "民事依职权再审审查", "民撤": "第三人撤销之诉", "民特": "民事特别程序",
	"民保令": "人身安全保护令", "民他": "其他民事", "民督": "督促程序", "民催": "公示催告", "民辖": "民事管辖", "民辖终": "民事管辖上诉", "财保": "非诉财产保全审查", "行保": "非诉行为保全审查", "证保": "非诉证据保全审查",
	"行初": "行政一审", "行终": "行政二审", "行审": "非诉行政行为申请执行审查",
	"执": "首次执行", "执恢": "恢复执行", "执保": "财产保全执行", "执异": "执行异议", "执复": "执行复议", "执监": "执行监督", "执协": "执行协调", "执他": "其他执行", "破申": "强制清算与破产申请审查", "破": "破产",
	"司惩": "司法制裁审查", "司惩复": "司法制裁复议",
	"诉前调": "诉前调解", "民诉前调": "民事诉前调解", "诉前调确": "诉前调解协议司法确认", "诉前调书": "诉前调解书",
}

// TypeName is what a type code stands for, 民初 → 民事一审; false for a code this release does not know.
// An unknown code is still a valid case number: codes are added from time to time.
func TypeName(code string) (string, bool) { name, ok := types[code]; return name, ok }
