package procedure

import "yunting/law"

// extension is how a judge asks for more time to try a case 延长审限.
var extension = law.Declare(law.Rule{
	Key: "extend/1", Article: "《最高人民法院关于严格规范民商事案件延长审限和延期开庭问题的规定》第一条", From: "2019-03-28",
	Summary: "an extension of the trial limit is asked of the court's president fifteen days before it ends, with reasons; he decides five days before",
})
