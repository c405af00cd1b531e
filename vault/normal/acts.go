package normal

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// acts lists what in a PDF does something or hides something, so that people know what the normal form leaves out.
// Nothing rests on this list: what is not carried is left out whether it stands here or not.
func (s *source) acts(root types.Dict, ls []leaf) (out []string) {
	found := map[string]bool{}
	note := func(is bool, what string) {
		if is && !found[what] {
			found[what] = true
			out = append(out, what)
		}
	}
	const script, files, links, media, form = "脚本和自动动作", "附带的文件", "链接和按钮动作", "多媒体", "可填写的表单"
	action := func(o types.Object) {
		switch d := s.dict(o); s.name(d["S"]) {
		case "":
		case "URI", "GoTo", "GoToR", "Named":
			note(true, links)
		case "Movie", "Sound", "Rendition":
			note(true, media)
		default:
			note(true, script)
		}
	}
	names := s.dict(root["Names"])
	note(root["AA"] != nil || names["JavaScript"] != nil, script)
	if o := s.dict(root["OpenAction"]); o != nil && s.name(o["S"]) != "GoTo" {
		note(true, script)
	}
	note(names["EmbeddedFiles"] != nil || root["AF"] != nil || root["Collection"] != nil, files)
	if f := s.dict(root["AcroForm"]); f != nil {
		note(true, form)
		note(f["XFA"] != nil, "XFA 动态表单")
	}
	for _, l := range ls {
		note(l.d["AA"] != nil, script)
		as := s.array(l.d["Annots"])
		for _, a := range as[:min(len(as), 10_000)] {
			d := s.dict(a)
			kind := s.name(d["Subtype"])
			note(kind == "FileAttachment", files)
			note(slices.Contains([]string{"RichMedia", "Movie", "Sound", "Screen", "3D"}, kind), media)
			note(d["AA"] != nil, script)
			action(d["A"])
		}
	}
	note(root["Metadata"] != nil || s.file.Info != nil, "文档属性")
	return out
}
